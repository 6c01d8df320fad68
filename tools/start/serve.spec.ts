import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../shared/free-port.mjs';
import { isFree } from './ports.mjs';
import { until } from '../shared/until.mjs';
import { untilAnswers } from '../shared/until-answers.mjs';
import { packageScript, root, workspaceNode } from '../shared/workspace-node.mjs';

let data: string;
let ports: number[];
let started: ChildProcess | undefined;
let output: string;

function serve(args: string[], environment: Record<string, string> = {}): Promise<number | null> {
  const [web, api, emulator] = ports.map(String);
  const child = spawn(workspaceNode(), args, {
    cwd: root,
    env: {
      PATH: process.env.PATH ?? '',
      NX_DAEMON: 'false',
      WEB_PORT: web ?? '',
      PORT: api ?? '',
      EMULATOR_PORT: emulator ?? '',
      DATA_DIR: data,
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started = child;
  output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += String(chunk)));
  return new Promise((resolve) => child.once('exit', resolve));
}

beforeEach(async () => {
  data = mkdtempSync(join(tmpdir(), 'centralita-serve-'));
  ports = [await freePort(), await freePort(), await freePort()];
});
afterEach(() => {
  started?.kill('SIGKILL');
  rmSync(data, { recursive: true, force: true });
});

describe('nx serve', () => {
  it('brings the emulator with the API, and ends both', async () => {
    const ended = serve([packageScript('nx'), 'serve', 'api']);
    const [, api, emulator = 0] = ports;

    expect(await untilAnswers(`http://127.0.0.1:${api}/api/demo-account`, { timeoutMs: 60_000 })).toBe(true);
    const answer = await fetch(`http://127.0.0.1:${api}/api/demo-account`);
    expect(await answer.json()).toMatchObject({ credentials: { phoneNumber: '+12025550100' } });
    expect(await isFree(emulator)).toBe(false);

    started?.kill('SIGTERM');
    await ended;
    await until(() => isFree(emulator), 'the emulator has let go of its port');
  });

  it('says so where no emulator is needed, and goes on: the end of a task would be taken for a failure', async () => {
    const ended = serve(['tools/start/start.mjs', 'emulator'], { EMULATOR: 'off' });
    await until(() => output.includes('Not needed'), 'it says so');

    expect(await Promise.race([ended, Promise.resolve('runs')])).toBe('runs');
  });
});
