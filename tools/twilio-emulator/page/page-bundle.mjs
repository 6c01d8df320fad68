import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

const page = fileURLToPath(new URL('.', import.meta.url));
const STYLES = ['base', 'phone', 'messages', 'log'].map((name) => join(page, 'styles', `${name}.css`));

/** Files that go out as they are: a flat folder, as the emulator serves it. */
function staticFiles() {
  const assets = readdirSync(join(page, 'assets')).filter((name) => !name.endsWith('.md'));
  return [
    { name: 'index.html', from: [join(page, 'index.html')] },
    { name: 'page.css', from: STYLES },
    ...assets.map((name) => ({ name, from: [join(page, 'assets', name)] })),
  ];
}

const copyStaticFiles = {
  name: 'copy-static-files',
  buildStart() {
    for (const { from } of staticFiles()) for (const file of from) this.addWatchFile(file);
  },
  generateBundle() {
    for (const { name, from } of staticFiles()) {
      this.emitFile({
        type: 'asset',
        fileName: name,
        source: Buffer.concat(from.map((file) => readFileSync(file))),
      });
    }
  },
};

/** Rolldown configuration of the handset page: one script, one style sheet, sounds; all in one folder. */
export function pageBundle({ outDir }) {
  return {
    input: join(page, 'src/main.ts'),
    platform: 'browser',
    tsconfig: join(page, 'tsconfig.app.json'),
    plugins: [copyStaticFiles],
    output: {
      dir: outDir,
      entryFileNames: 'page.js',
      format: 'esm',
      sourcemap: true,
      minify: true,
      codeSplitting: false,
    },
  };
}
