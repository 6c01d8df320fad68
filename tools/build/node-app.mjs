import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Not in node_modules at run time: our own libraries and the compiler's decorator helpers. */
const INSIDE = ['@centralita/', '@oxc-project/runtime'];

/**
 * Rolldown configuration of a Node program: one ECMAScript module, our own sources inside, packages from
 * node_modules left outside. Emits `design:paramtypes`, which Nest's injection reads.
 *
 * @param {{ input: string, outDir: string }} app its main file, and the folder for `main.js`, from the workspace's root
 * @returns {import('rolldown').RolldownOptions & { output: import('rolldown').OutputOptions }}
 */
export function nodeApp({ input, outDir }) {
  return {
    input: join(root, input),
    cwd: root,
    platform: 'node',
    external: (id) => /^[^./\0]/.test(id) && !INSIDE.some((prefix) => id.startsWith(prefix)),
    tsconfig: join(root, input, '../../tsconfig.json'),
    output: {
      file: join(root, outDir, 'main.js'),
      format: 'esm',
      sourcemap: true,
      codeSplitting: false,
    },
  };
}
