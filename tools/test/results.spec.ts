import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readBrowserTests, readOwnChecks, readSpecs } from './results.mjs';
import type { Test } from './results.reporter.mjs';
import { summarise } from './summary.mjs';

const folderWith = (files: Record<string, unknown>): string => {
  const folder = mkdtempSync(join(tmpdir(), 'results-'));
  for (const [name, content] of Object.entries(files))
    writeFileSync(join(folder, name), JSON.stringify(content));
  return folder;
};
const failed: Test = {
  name: 'apps/api/src/a.spec.ts › adds',
  outcome: 'failed',
  tries: 1,
  message: 'expected 3',
};

it('a project without results is a failed test', () => {
  const results = { file: 'apps/api/src/a.spec.ts', seconds: 1, tests: [failed] };
  expect(readSpecs(folderWith({ 'api.json': [results] }), ['api', 'web'])).toEqual([
    results,
    { file: 'web', seconds: 0, tests: [expect.objectContaining({ name: 'web', outcome: 'failed' })] },
  ]);
});

describe('readBrowserTests', () => {
  const test = (title: string, status: string, ...results: object[]) => ({
    file: 'calls/a.spec.ts',
    line: 5,
    title,
    tests: [{ status, results }],
  });
  const noRing = { error: { message: 'no ring' } };

  it('reads each test, however deep its suite, and errors outside any test as failed ones', () => {
    const specs = [
      test('rings', 'unexpected', noRing),
      test('ends', 'flaky', noRing, {}),
      test('waits', 'skipped'),
    ];
    const file = join(
      folderWith({
        'browser.json': { errors: [{ message: 'setup' }], suites: [{ specs: [], suites: [{ specs }] }] },
      }),
      'browser.json',
    );
    expect(readBrowserTests(file)).toEqual([
      { name: file, outcome: 'failed', tries: 1, message: 'setup' },
      { name: 'calls/a.spec.ts:5 › rings', outcome: 'failed', tries: 1, message: 'no ring' },
      { name: 'calls/a.spec.ts:5 › ends', outcome: 'passed', tries: 2, message: 'no ring' },
      { name: 'calls/a.spec.ts:5 › waits', outcome: 'skipped', tries: 0, message: '' },
    ]);
  });

  it.each([readBrowserTests, readOwnChecks])('takes a missing report for a failed test', (read) => {
    expect(read(join(folderWith({}), 'browser.json'))).toMatchObject([{ outcome: 'failed' }]);
  });
});

describe('summarise', () => {
  const passed = Array.from({ length: 120 }, (): Test => ({ name: 'a', outcome: 'passed', tries: 1 }));

  it('ends with the line of counts', () => {
    const { text, failed: failures } = summarise([
      { title: 'Lint', ok: true, seconds: 2 },
      { title: 'Specs', ok: true, seconds: 30, tests: passed },
      { title: 'Browser', ok: true, seconds: 60, tests: passed.slice(0, 30) },
    ]);

    expect(text.split('\n').at(-1)).toBe('Tests: 150 passed, 0 failed');
    expect(failures).toBe(0);
  });

  it('counts a failed check, and a run that crashed without a failed test, as one failure each', () => {
    const { text } = summarise([
      { title: 'Lint', ok: false, seconds: 2 },
      { title: 'Specs', ok: false, seconds: 30, tests: passed },
      { title: 'Browser', ok: false, seconds: 60, tests: [...passed.slice(0, 30), failed, failed, failed] },
    ]);

    expect(text.split('\n').at(-1)).toBe('Tests: 150 passed, 5 failed');
  });

  it('tells again what failed and what passed at its second try, before the table', () => {
    const message = '\u001b[31mexpected 3\u001b[39m';
    const { text } = summarise([
      {
        title: 'Specs',
        ok: false,
        seconds: 1,
        tests: [
          { ...failed, message },
          { name: 'b', outcome: 'passed', tries: 2, message },
        ],
      },
    ]);

    expect(text).toMatch(
      /^✗ apps\/api\/src\/a\.spec\.ts › adds\n {4}expected 3\n\nPassed at its second try: b\n {4}expected 3\n/,
    );
  });

  it('shows what was skipped', () => {
    const tests: Test[] = [...passed, { ...failed, outcome: 'skipped' }];
    expect(summarise([{ title: 'Specs', ok: true, seconds: 1, tests }]).text).toContain('1 SKIPPED');
  });
});
