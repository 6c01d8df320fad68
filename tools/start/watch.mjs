// Serves one Node app while it is worked on: builds it again on each change and restarts it.
//   node tools/start/watch.mjs <project folder> <built file>
// An app that ends by itself right after the first build (a setting that does not fit) ends this program too; one that
// crashes later waits for the next change.
import { spawn } from 'node:child_process';
import { cp, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { watch } from 'rolldown';
import { TypeCheck } from './type-check.mjs';
import { endChild } from '../shared/end-child.mjs';
import { say } from '../shared/program.mjs';
import { root } from '../shared/workspace-node.mjs';

/** @typedef {import('node:child_process').ChildProcess} Child */

process.chdir(root);
const [folder, file = ''] = process.argv.slice(2);
if (!folder || !file) throw new Error('usage: node tools/start/watch.mjs <project folder> <built file>');

const { default: config } = await import(pathToFileURL(`${folder}/rolldown.config.mjs`).href);
const watcher = watch(config);
// From the first change on: until then nothing is wrong that was not committed, and the start stays quick.
const types = new TypeCheck(folder, say);

/** What runs is a copy: the next build writes its files anew while the app may still read some of them. */
const served = `${dirname(file)}-served`;

/** @type {Child | undefined} */
let app;
let builds = 0;
let isBuilding = false;
let restarts = Promise.resolve();
/** @type {Promise<void> | undefined} */
let stopping;

watcher.on('event', async (event) => {
  if (event.code === 'START') isBuilding = true;
  if (event.code === 'END' || event.code === 'ERROR') isBuilding = false;
  if (event.code === 'BUNDLE_END') await event.result.close();
  if (event.code === 'ERROR') {
    say(event.error.message);
    await event.result?.close();
    if (builds === 0) await stop(1);
  }
  if (event.code === 'END' && !stopping) {
    const build = (builds += 1);
    restarts = restarts.then(() => restart(build));
  }
});

/** @param {number} build that has ended */
async function restart(build) {
  const first = build === 1;
  if (!first) types.start();
  // Where files were written meanwhile, the copy may be of both: the end of that build starts the app.
  const isOld = () => isBuilding || build !== builds || stopping;
  if (isOld()) return;
  await endApp();
  await rm(served, { recursive: true, force: true });
  try {
    await cp(dirname(file), served, { recursive: true });
  } catch (error) {
    // The next build has taken a file away before it was told that it began: its end starts the app.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return;
    throw error;
  }
  if (isOld()) return;
  /** @type {Child} */
  const started = spawn(process.execPath, ['--enable-source-maps', join(served, basename(file))], {
    stdio: 'inherit',
  });
  app = started;
  started.once('exit', (code, signal) => {
    if (app !== started || stopping) return;
    app = undefined;
    if (first) void stop(code ?? 1);
    else say(`ended with ${signal ?? `exit code ${code}`}; waiting for a change.`);
  });
}

/** Ends the running app and waits until it has let go of its port. */
async function endApp() {
  const running = app;
  app = undefined;
  if (running) await endChild(running, { insistAfterMs: 3000 });
}

/** @param {number} code */
function stop(code) {
  stopping ??= (async () => {
    types.stop();
    await Promise.all([endApp(), watcher.close()]);
    process.exit(code);
  })();
  return stopping;
}

for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => void stop(0));
