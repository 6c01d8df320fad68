import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));

const PROGRAMS = {
  main: (folder: string) => ['rolldown.config.mjs', '--dir', folder],
  command: (folder: string) => ['rolldown.command.config.mjs', '--file', join(folder, 'command.js')],
};

/** Bundles the server, or the commands for whoever runs it, as they are shipped, into a folder of its own. */
export function buildProgram(name: keyof typeof PROGRAMS = 'main'): { file: string; remove(): void } {
  mkdirSync(join(ROOT, 'dist'), { recursive: true });
  const folder = mkdtempSync(join(ROOT, 'dist/api-test-'));
  const file = join(folder, `${name}.js`);
  const bundler = join(ROOT, 'node_modules/rolldown/bin/cli.mjs');
  const [config = '', ...target] = PROGRAMS[name](folder);
  execFileSync(process.execPath, [bundler, '-c', `apps/api/${config}`, ...target], {
    cwd: ROOT,
    stdio: 'pipe',
  });
  return { file, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

export interface Program {
  child: ChildProcess;
  output(): { out: string; error: string };
  /** Exit code, once it has ended. */
  ended: Promise<number | null>;
  /** Waits until its standard output matches. */
  says(pattern: RegExp): Promise<RegExpExecArray>;
}

/** Runs the program in a folder, with this environment and nothing else of ours. */
export function runProgram(
  file: string,
  folder: string,
  environment: Record<string, string>,
  args: readonly string[] = [],
): Program {
  const child = spawn(process.execPath, [file, ...args], {
    cwd: folder,
    env: { PATH: process.env['PATH'] ?? '', ...environment },
  });
  let out = '';
  let error = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (error += chunk.toString()));
  const ended = new Promise<number | null>((done) => child.on('close', done));
  return {
    child,
    ended,
    output: () => ({ out, error }),
    says: async (pattern) => {
      for (;;) {
        const found = pattern.exec(out);
        if (found) return found;
        if (child.exitCode !== null) throw new Error(`It ended with ${child.exitCode}: ${out}${error}`);
        await new Promise((done) => setTimeout(done, 20));
      }
    },
  };
}
