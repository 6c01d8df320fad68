import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Not in node_modules at run time: our own libraries and the compiler's decorator helpers. */
const INSIDE = ['@centralita/', '@oxc-project/runtime'];

/** A program that is rebuilt at each change: a second of bundling would be felt, and a slower start would not. */
const isWatching = process.argv.includes('--watch');

/**
 * Rolldown configuration of a Node program: one ECMAScript module that holds our own sources. Emits
 * `design:paramtypes`, which Nest's injection reads.
 *
 * Packages stay in node_modules, or come inside too where `outside` names those that do not: the program then starts in
 * about 0.6 of the time, since Node resolves and reads one file instead of some thousand.
 *
 * @param {{ input: string, outDir: string, outside?: RegExp }} app its main file, and the folder for `main.js`, from the
 *   workspace's root; which packages to leave outside
 * @returns {import('rolldown').RolldownOptions & { output: import('rolldown').OutputOptions }}
 */
export function nodeApp({ input, outDir, outside }) {
  const bundled = isWatching ? undefined : outside;
  return {
    input: join(root, input),
    cwd: root,
    platform: 'node',
    external: bundled ?? ((id) => /^[^./\0]/.test(id) && !INSIDE.some((prefix) => id.startsWith(prefix))),
    tsconfig: join(root, input, '../../tsconfig.json'),
    output: {
      file: join(root, outDir, 'main.js'),
      format: 'esm',
      sourcemap: true,
      codeSplitting: false,
      ...(bundled && { minify: { compress: false, mangle: false, codegen: { removeWhitespace: true } } }),
    },
  };
}
