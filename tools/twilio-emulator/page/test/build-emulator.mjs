// Builds emulator and page as `nx build` does, elsewhere: node build-emulator.mjs <folder, from the workspace>
import { resolve } from 'node:path';
import { rolldown } from 'rolldown';
import { nodeApp } from '../../../build/node-app.mjs';
import { pageBundle } from '../page-bundle.mjs';

const [, , outDir] = process.argv;
if (!outDir) throw new Error('Say where to: node build-emulator.mjs <folder>');
const root = new URL('../../../../', import.meta.url).pathname;
const bundles = [
  pageBundle({ outDir: resolve(root, outDir, 'page') }),
  nodeApp({ input: 'tools/twilio-emulator/src/main.ts', file: `${outDir}/main.js` }),
];
for (const { output, ...input } of bundles) {
  const bundle = await rolldown(input);
  await bundle.write(output);
  await bundle.close();
}
