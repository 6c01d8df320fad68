import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The workspace's folder. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

export interface Ended {
  status: number | null;
  stdout: string;
  stderr: string;
}

/** Runs a program to its end, without Nx's daemon (which would outlive the tests). */
export function run(command: string, args: readonly string[], cwd = root): Ended {
  return spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    env: { ...process.env, NX_DAEMON: 'false', NX_WORKSPACE_ROOT_PATH: cwd, NODE_OPTIONS: '' },
  });
}

/** Runs the command of a package, such as `eslint`, by the Node.js that runs the tests. */
export function runPackage(name: string, args: readonly string[], cwd = root): Ended {
  const folder = join(root, 'node_modules', name);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    bin: string | Record<string, string>;
  };
  const script = typeof bin === 'string' ? bin : bin[name];
  return run(process.execPath, [join(folder, script!), ...args], cwd);
}

/** The files that tsconfig.base.json maps to names of packages, from the workspace's root. */
export function mappedPaths(): string[] {
  const { compilerOptions } = JSON.parse(readFileSync(join(root, 'tsconfig.base.json'), 'utf8')) as {
    compilerOptions: { paths: Record<string, string[]> };
  };
  return Object.values(compilerOptions.paths)
    .flat()
    .map((path) => path.replace(/^\.\//, ''));
}
