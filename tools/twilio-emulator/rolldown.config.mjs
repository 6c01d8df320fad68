import { fileURLToPath } from 'node:url';
import { nodeApp } from '../build/node-app.mjs';
import { pageBundle } from './page/page-bundle.mjs';

const outDir = 'dist/tools/twilio-emulator';

// The page first: the emulator starts as soon as its own file is there.
export default [
  pageBundle({ outDir: fileURLToPath(new URL(`../../${outDir}/page`, import.meta.url)) }),
  nodeApp({ input: 'tools/twilio-emulator/src/main.ts', file: `${outDir}/main.js` }),
];
