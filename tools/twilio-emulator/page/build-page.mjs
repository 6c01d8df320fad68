// Builds the handset page alone: node tools/twilio-emulator/page/build-page.mjs <folder>
import { rolldown } from 'rolldown';
import { pageBundle } from './page-bundle.mjs';

const [, , outDir] = process.argv;
if (!outDir) throw new Error('Say where to: node build-page.mjs <folder>');
const { output, ...input } = pageBundle({ outDir });
const bundle = await rolldown(input);
await bundle.write(output);
await bundle.close();
