import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const project = join(dirname(fileURLToPath(import.meta.url)), '..').replaceAll('\\', '/');

/** Something that the compiler said, with the line (from 0) that it said it of. */
export interface Complaint {
  readonly code: number;
  readonly line: number;
  readonly message: string;
}

/** Compiles texts as if they stood in this library's files, under its own tsconfig. Keys are paths from its folder. */
export function compile(texts: ReadonlyMap<string, string>): ReadonlyMap<string, readonly Complaint[]> {
  const config = ts.parseJsonConfigFileContent(
    ts.readConfigFile(join(project, 'tsconfig.json'), (path) => ts.sys.readFile(path)).config,
    ts.sys,
    project,
  );
  const virtual = new Map([...texts].map(([path, text]) => [`${project}/${path}`, text]));
  const host = ts.createCompilerHost(config.options);
  const fromDisk = host.getSourceFile.bind(host);
  const existsOnDisk = host.fileExists.bind(host);
  host.fileExists = (path) => virtual.has(path) || existsOnDisk(path);
  host.getSourceFile = (path, target, ...rest) => {
    const text = virtual.get(path);
    return text === undefined ? fromDisk(path, target, ...rest) : ts.createSourceFile(path, text, target);
  };
  const program = ts.createProgram([...virtual.keys()], config.options, host);
  return new Map([...texts.keys()].map((path) => [path, complaints(program, `${project}/${path}`)]));
}

function complaints(program: ts.Program, path: string): Complaint[] {
  const file = program.getSourceFile(path);
  if (!file) throw new Error(`The compiler has not seen ${path}.`);
  return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)].map(
    ({ code, start, messageText }) => ({
      code,
      line: start === undefined ? -1 : file.getLineAndCharacterOfPosition(start).line,
      message: ts.flattenDiagnosticMessageText(messageText, '\n'),
    }),
  );
}
