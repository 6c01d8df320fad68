import { spawn, type ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../shared/free-port.mjs';
import { isFree } from './ports.mjs';

const LAUNCH = new URL('testing/launch.mjs', import.meta.url).pathname;

async function until(condition: () => boolean | Promise<boolean>, timeoutMs: number): Promise<boolean> {
  const end = Date.now() + timeoutMs;
  while (Date.now() < end) {
    if (await condition()) return true;
    await sleep(50);
  }
  return false;
}

interface Started {
  child: ChildProcess;
  output: () => string;
  ended: Promise<number | null>;
}

function start(command: string, args: string[]): Started {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += String(chunk)));
  return { child, output: () => output, ended: new Promise((resolve) => child.once('exit', resolve)) };
}

describe('the launcher', () => {
  let ports: number[];

  beforeEach(async () => {
    ports = [await freePort(), await freePort()];
  });

  const launch = (command = process.execPath, args: string[] = []): Started =>
    start(command, [...args, LAUNCH, ...ports.map(String)]);
  const ready = (started: Started): Promise<boolean> =>
    until(() => started.output().includes('all ready'), 60_000);
  const allFree = async (): Promise<boolean> => (await isFree(ports[0]!)) && (await isFree(ports[1]!));

  it.each(['SIGTERM', 'SIGINT'] as const)(
    'ends every server and every server’s children on %s',
    async (signal) => {
      const started = launch();
      expect(await ready(started)).toBe(true);
      expect(await allFree()).toBe(false);

      started.child.kill(signal);

      expect(await started.ended).toBe(0);
      expect(await allFree()).toBe(true);
    },
    30_000,
  );

  it('ends all when one ends, and says which', async () => {
    const started = launch();
    expect(await ready(started)).toBe(true);

    await fetch(`http://127.0.0.1:${ports[0]}/crash`).catch(() => undefined);

    expect(await started.ended).toBe(1);
    expect(started.output()).toContain(`server ${ports[0]} ended with SIGKILL`);
    expect(await allFree()).toBe(true);
  });

  it('ends all when the process that started it is gone', async () => {
    const shell = start('sh', ['-c', `"${process.execPath}" "${LAUNCH}" ${ports.join(' ')}; true`]);
    expect(await ready(shell)).toBe(true);

    shell.child.kill('SIGKILL');
    await shell.ended;

    expect(await until(allFree, 60_000)).toBe(true);
  });
});
