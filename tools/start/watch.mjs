// Serves one Node app while it is worked on: builds it again on each change and restarts it.
//   node tools/start/watch.mjs <project folder> <built file>
import { spawn } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const [folder, file] = process.argv.slice(2);
const children = [];
let stopping = false;

function run(command, args) {
  const child = spawn(command, args, { stdio: 'inherit' });
  child.on('exit', (code) => stop(code ?? 1));
  children.push(child);
}

function stop(code) {
  if (stopping) return;
  stopping = true;
  for (const child of children) child.kill('SIGTERM');
  process.exitCode = code;
}

for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => stop(0));

rmSync(file, { force: true });
run(process.execPath, ['node_modules/rolldown/bin/cli.mjs', '-c', `${folder}/rolldown.config.mjs`, '--watch']);
while (!existsSync(file) && !stopping) await sleep(50);
if (!stopping) run(process.execPath, ['--enable-source-maps', '--watch', '--watch-preserve-output', file]);
