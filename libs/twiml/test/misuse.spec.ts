import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const folder = fileURLToPath(new URL('./misuse', import.meta.url));
const EXPECTATION = /\/\/ @ts-expect-error TS(\d+) (.+)$/;

interface Expectation {
  readonly line: number;
  readonly code: number;
  readonly reason: string;
}

/** The directives of a misuse file: the compiler must refuse the line after each, with that very code. */
function expectationsIn(source: string): Expectation[] {
  return source.split('\n').flatMap((text, line) => {
    const match = EXPECTATION.exec(text);
    return match ? [{ line: line + 1, code: Number(match[1]), reason: match[2] ?? '' }] : [];
  });
}

/** What the compiler says of the misuse files once nothing tells it to look away. */
function compileWithoutDirectives(files: readonly string[]): ts.Program {
  const configPath = join(folder, '../../tsconfig.json');
  const config = ts.parseJsonConfigFileContent(
    ts.readConfigFile(configPath, (path) => ts.sys.readFile(path)).config,
    ts.sys,
    join(folder, '../..'),
  );
  const host = ts.createCompilerHost(config.options);
  const readFile = host.readFile.bind(host);
  const misuse = new Set(files);
  const withoutDirectives = (path: string): string | undefined =>
    readFile(path)?.replaceAll(/@ts-expect-error/g, 'removed');
  host.readFile = (path) => (misuse.has(path) ? withoutDirectives(path) : readFile(path));
  host.getSourceFile = (path, target) => {
    const text = host.readFile(path);
    return text === undefined ? undefined : ts.createSourceFile(path, text, target);
  };
  return ts.createProgram(files, config.options, host);
}

describe('what the compiler refuses', () => {
  const files = readdirSync(folder).map((name) => join(folder, name).replaceAll('\\', '/'));
  const program = compileWithoutDirectives(files);

  it.each(files.map((path) => [path.slice(folder.length + 1), path] as const))(
    '%s: each line, with the code it names',
    (_name, path) => {
      const expected = expectationsIn(readFileSync(path, 'utf8'));
      const file = program.getSourceFile(path);
      const refused = ts.getPreEmitDiagnostics(program, file).map(({ code, start }) => ({
        code,
        line: file && start !== undefined ? file.getLineAndCharacterOfPosition(start).line : -1,
      }));

      expect(expected.length).toBeGreaterThan(0);
      expect(refused).toEqual(expected.map(({ line, code }) => ({ code, line })));
    },
  );

  it('covers every misuse that the design names', () => {
    const reasons = files
      .flatMap((path) => expectationsIn(readFileSync(path, 'utf8')))
      .map(({ reason }) => reason);

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
