import { fileURLToPath } from 'node:url';
import { basename, dirname, join } from 'node:path';
import { classValidator } from './class-validator.mjs';
import { nodeHttp } from './node-http.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Not in node_modules at run time: our own libraries and the compiler's decorator helpers. */
const INSIDE = ['@centralita/', '@oxc-project/runtime'];

/**
 * Rolldown configuration of a Node program: ECMAScript modules that hold our own sources. Emits `design:paramtypes`, which
 * Nest's injection reads.
 *
 * Packages stay in node_modules, or come inside too where `outside` names those that do not: the program then starts in
 * about 0.6 of the time, since Node resolves and reads a few files instead of some thousand.
 *
 * @param {{ input: string, file: string, outside?: RegExp, inParts?: boolean }} app its main file, and where it is built,
 *   from the workspace's root; which packages to leave outside; whether what is imported later stands in files of its
 *   own, which fill the folder, so that a program that does not need it does not read it
 * @returns {import('rolldown').RolldownOptions & { output: import('rolldown').OutputOptions }}
 */
export function nodeApp({ input, file, outside, inParts = false }) {
  return {
    input: join(root, input),
    cwd: root,
    platform: 'node',
    plugins: [nodeHttp(), classValidator()],
    external: outside ?? ((id) => /^[^./\0]/.test(id) && !INSIDE.some((prefix) => id.startsWith(prefix))),
    tsconfig: join(root, input.slice(0, input.lastIndexOf('/src/')), 'tsconfig.json'),
    output: {
      ...(inParts
        ? {
            dir: join(root, dirname(file)),
            cleanDir: true,
            entryFileNames: basename(file),
            chunkFileNames: '[name].js',
          }
        : { file: join(root, file), codeSplitting: false }),
      format: 'esm',
      sourcemap: true,
      ...(outside && { minify: { compress: false, mangle: false, codegen: { removeWhitespace: true } } }),
    },
  };
}
