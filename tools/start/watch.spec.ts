import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../shared/free-port.mjs';
import { until } from '../shared/until.mjs';
import { root, workspaceNode } from '../shared/workspace-node.mjs';

/** An app that listens, lets go of its port a while after it was told to end, and reads a part of itself late. */
const APP = (version: number): string => `
import { createServer } from 'node:net';
process.on('SIGTERM', () => setTimeout(() => process.exit(0), 300));
createServer().listen(Number(process.env.PORT), '127.0.0.1');
await new Promise((resume) => setTimeout(resume, 150));
await import('./part.js');
console.log('ready ${version}');
setInterval(() => {}, 1000);
`;
const CONFIG = `export default {
  input: new URL('main.js', import.meta.url).pathname,
  platform: 'node',
  output: { dir: new URL('built', import.meta.url).pathname, cleanDir: true, chunkFileNames: '[name].js' },
};`;

let folder: string;
let child: ChildProcess;
let output = '';

const save = (version: number): void => writeFileSync(join(folder, 'main.js'), APP(version));

const says = (text: string): Promise<void> =>
  until(() => output.includes(text), `it says "${text}"`, 20_000).catch((error: Error) => {
    throw new Error(`${error.message}, but: ${output}`);
  });

beforeEach(() => {
  output = '';
  mkdirSync(join(root, 'dist'), { recursive: true });
  folder = mkdtempSync(join(root, 'dist/watch-'));
  writeFileSync(join(folder, 'rolldown.config.mjs'), CONFIG);
  writeFileSync(join(folder, 'part.js'), 'globalThis.part = 1;');
  writeFileSync(join(folder, 'types.ts'), 'export {};');
  writeFileSync(join(folder, 'tsconfig.json'), '{ "include": ["types.ts"] }');
  save(1);
});
afterEach(async () => {
  child.kill('SIGTERM');
  await new Promise((resolve) => child.once('exit', resolve));
  rmSync(folder, { recursive: true, force: true });
});

it('starts no app from files that a build has changed meanwhile, and never two', async () => {
  const port = String(await freePort());
  child = spawn(
    workspaceNode(),
    [join(import.meta.dirname, 'watch.mjs'), folder, relative(root, join(folder, 'built/main.js'))],
    { env: { ...process.env, PORT: port }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => (output += String(chunk)));
  await says('ready 1');

  for (let version = 2; version <= 12; version += 1) {
    save(version);
    await pause(60 + 40 * (version % 4));
  }
  await says('ready 12');

  expect(output).not.toContain('Error');
  expect(output).not.toContain('ended with');
});
