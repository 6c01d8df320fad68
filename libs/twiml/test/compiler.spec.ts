import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { compile } from './compile';

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');

/** What the compiler must say, with that very code, of the line after a directive. */
interface Expectation {
  readonly line: number;
  readonly code: number;
  readonly reason: string;
}

const EXPECTATION = /\/\/ @ts-expect-error TS(\d+) (.+)$/;

function expectationsIn(source: string): Expectation[] {
  return source.split('\n').flatMap((text, line) => {
    const match = EXPECTATION.exec(text);
    return match ? [{ line: line + 1, code: Number(match[1]), reason: match[2] ?? '' }] : [];
  });
}

/** The TypeScript samples of the README, in order. */
const samplesIn = (markdown: string): string[] =>
  [...markdown.matchAll(/^```ts\n(.*?)^```$/gms)].map((match) => match[1] ?? '');

const misuse = new Map(
  readdirSync(new URL('./misuse', import.meta.url)).map((name) => [name, read(`./misuse/${name}`)]),
);
const samples = samplesIn(read('../README.md'));

const complaints = compile(
  new Map([
    // Once nothing tells the compiler to look away.
    ...[...misuse].map(
      ([name, text]) => [`test/misuse/${name}`, text.replaceAll('@ts-expect-error', 'removed')] as const,
    ),
    ...samples.map((text, index) => [`test/sample-${index}.ts`, text] as const),
  ]),
);

describe('what the compiler refuses', () => {
  it.each([...misuse])(
    '%s: each line that says so, with the code that it names, and no other',
    (name, text) => {
      const expected = expectationsIn(text);
      const refused = complaints.get(`test/misuse/${name}`)?.map(({ code, line }) => ({ code, line }));

      expect(expected.length).toBeGreaterThan(0);
      expect(refused).toEqual(expected.map(({ code, line }) => ({ code, line })));
    },
  );

  it('covers every misuse that plugin authors were promised to be kept from', () => {
    const reasons = [...misuse.values()].flatMap((text) => expectationsIn(text)).map(({ reason }) => reason);

    expect(reasons).toEqual(
      expect.arrayContaining([
        '<Dial> cannot stand in <Gather>',
        '<Queue> goes into <Dial>; the verb is <Enqueue>',
        'only Links makes the address of a step',
        'no such step',
        'no such attribute',
        'the decorator says keys, the method takes speech',
        'a method that takes no event is no step',
      ]),
    );
  });
});

describe('the samples of the README', () => {
  it.each(samples.map((_text, index) => index))('sample %i compiles', (index) => {
    expect(complaints.get(`test/sample-${index}.ts`)).toEqual([]);
  });

  it('show the very flow that runs in the tests', () => {
    expect(samples[0]?.replace('@centralita/twiml', '../src/index')).toBe(read('./support-flow.ts'));
  });
});
