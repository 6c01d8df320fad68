// npm run start:prod: the built API, which also serves the built web page, as one process on one port.
import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { loadSettings, say } from '../shared/program.mjs';
import { StartProblem, assertFree, readPorts } from './ports.mjs';
import { root } from '../shared/workspace-node.mjs';

const API = 'dist/apps/api/main.js';
const WEB = 'dist/apps/web';

process.chdir(root);
loadSettings();
try {
  const missing = [API, `${WEB}/index.html`].filter((file) => !existsSync(file));
  if (missing.length > 0)
    throw new StartProblem(`${missing.join(' and ')} missing: run npm run build first.`);
  const { api } = readPorts(process.env);
  await assertFree([api]);
  process.env.NODE_ENV ??= 'production';
  process.env.WEB_DIST ??= WEB;
  process.setSourceMapsEnabled(true);
  await import(pathToFileURL(API).href);
} catch (error) {
  if (!(error instanceof StartProblem)) throw error;
  say(error.message);
  process.exitCode = 1;
}
