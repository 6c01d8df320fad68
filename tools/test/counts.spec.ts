import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readBrowserCounts, readBrowserFailures, readSpecCounts } from './counts.mjs';
import { summarise } from './summary.mjs';

const folderWith = (files: Record<string, unknown>): string => {
  const folder = mkdtempSync(join(tmpdir(), 'counts-'));
  for (const [name, content] of Object.entries(files))
    writeFileSync(join(folder, name), JSON.stringify(content));
  return folder;
};

const broken = { test: 'apps/api/src/a.spec.ts › adds', message: 'expected 3' };

describe('readSpecCounts', () => {
  it('adds up specs, and the API’s end to end apart', () => {
    const folder = folderWith({
      'api.json': [
        { file: 'apps/api/src/a.spec.ts', passed: 3, failed: 1, skipped: 0, failures: [broken] },
        { file: 'apps/api/test/b.spec.ts', passed: 5, failed: 0, skipped: 1, failures: [] },
      ],
      'web.json': [{ file: 'apps/web/src/c.spec.ts', passed: 7, failed: 0, skipped: 0, failures: [] }],
    });

    expect(readSpecCounts(folder, ['api', 'web'])).toMatchObject({
      units: { passed: 10, failed: 1, skipped: 0 },
      endToEnd: { passed: 5, failed: 0, skipped: 1 },
      missing: [],
      failures: [broken],
    });
  });

  it('counts a project without results as a failure', () => {
    expect(readSpecCounts(folderWith({}), ['api'])).toMatchObject({ units: { failed: 1 }, missing: ['api'] });
  });
});

describe('readBrowserCounts', () => {
  it('counts errors outside any test as failures, and what passed at its second try as passed', () => {
    const folder = folderWith({
      'browser.json': {
        stats: { expected: 4, unexpected: 1, flaky: 1, skipped: 2 },
        errors: [{ message: 'setup' }],
      },
    });

    expect(readBrowserCounts(join(folder, 'browser.json'))).toEqual({ passed: 5, failed: 2, skipped: 2 });
  });

  it('counts a missing report as a failure', () => {
    expect(readBrowserCounts(join(folderWith({}), 'browser.json')).failed).toBe(1);
  });
});

describe('readBrowserFailures', () => {
  it('names each failed try of a test, however deep its suite', () => {
    const test = {
      file: 'calls/a.spec.ts',
      line: 5,
      title: 'rings',
      tests: [{ results: [{ error: { message: '\u001b[31mno ring\u001b[39m' } }, {}] }],
    };
    const folder = folderWith({
      'browser.json': { errors: [], suites: [{ specs: [], suites: [{ specs: [test] }] }] },
    });

    expect(readBrowserFailures(join(folder, 'browser.json'))).toEqual([
      { test: 'calls/a.spec.ts:5 › rings', message: 'no ring' },
    ]);
  });
});

describe('summarise', () => {
  const counts = (
    passed: number,
    failed = 0,
    skipped = 0,
  ): { passed: number; failed: number; skipped: number } => ({
    passed,
    failed,
    skipped,
  });

  it('ends with the line of counts', () => {
    const { text, failed } = summarise([
      { title: 'Lint', ok: true, seconds: 2 },
      { title: 'Specs', ok: true, seconds: 30, counts: counts(120) },
      { title: 'Browser', ok: true, seconds: 60, counts: counts(30) },
    ]);

    expect(text.split('\n').at(-1)).toBe('Tests: 150 passed, 0 failed');
    expect(failed).toBe(0);
  });

  it('counts a failed check, and a run that crashed without a failed test, as one failure each', () => {
    const { text } = summarise([
      { title: 'Lint', ok: false, seconds: 2 },
      { title: 'Specs', ok: false, seconds: 30, counts: counts(120) },
      { title: 'Browser', ok: false, seconds: 60, counts: counts(30, 3) },
    ]);

    expect(text.split('\n').at(-1)).toBe('Tests: 150 passed, 5 failed');
  });

  it('tells again what failed, before the table', () => {
    const { text } = summarise([
      { title: 'Specs', ok: false, seconds: 1, counts: counts(1, 1), failures: [broken] },
    ]);

    expect(text.startsWith('✗ apps/api/src/a.spec.ts › adds\n    expected 3\n')).toBe(true);
  });

  it('shows what was skipped', () => {
    expect(summarise([{ title: 'Specs', ok: true, seconds: 1, counts: counts(1, 0, 2) }]).text).toContain(
      '2 SKIPPED',
    );
  });
});
