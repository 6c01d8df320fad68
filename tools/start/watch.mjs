// Serves one Node app while it is worked on: builds it again on each change and restarts it.
//   node tools/start/watch.mjs <project folder> <built file>
// An app that ends by itself right after the first build (a setting that does not fit) ends this program too; one that
// crashes later waits for the next change.
import { spawn } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { watch } from 'rolldown';
import { TypeCheck } from './type-check.mjs';
import { screen as screenOn } from './screen.mjs';
import { root } from './workspace-node.mjs';

/** @typedef {import('node:child_process').ChildProcess} Child */

process.chdir(root);
const [folder, file = ''] = process.argv.slice(2);
if (!folder || !file) throw new Error('usage: node tools/start/watch.mjs <project folder> <built file>');

const screen = screenOn(process.stdout);
const { default: config } = await import(pathToFileURL(`${folder}/rolldown.config.mjs`).href);
const watcher = watch(config);
// From the first change on: until then nothing is wrong that was not committed, and the start stays quick.
const types = new TypeCheck(folder, (line) => screen.say(line));

/** @type {Child | undefined} */
let app;
let builds = 0;
/** @type {Promise<void> | undefined} */
let stopping;

watcher.on('event', async (event) => {
  if (event.code === 'BUNDLE_END') await event.result.close();
  if (event.code === 'ERROR') {
    screen.say(event.error.message);
    await event.result?.close();
    if (builds === 0) await stop(1);
  }
  if (event.code === 'END' && !stopping) await restart();
});

async function restart() {
  builds += 1;
  const first = builds === 1;
  if (!first) types.start();
  await endApp();
  /** @type {Child} */
  const started = spawn(process.execPath, ['--enable-source-maps', file], { stdio: 'inherit' });
  app = started;
  started.once('exit', (code, signal) => {
    if (app !== started || stopping) return;
    app = undefined;
    if (first) void stop(code ?? 1);
    else screen.say(`ended with ${signal ?? `exit code ${code}`}; waiting for a change.`);
  });
}

/** Ends the running app and waits until it has let go of its port. */
async function endApp() {
  const running = app;
  app = undefined;
  if (!running || running.exitCode !== null || running.signalCode !== null) return;
  const ended = new Promise((resolve) => running.once('exit', resolve));
  running.kill('SIGTERM');
  const insist = setTimeout(() => running.kill('SIGKILL'), 3000);
  await ended;
  clearTimeout(insist);
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
