import { spawn, type ChildProcess } from 'node:child_process';
import { freePort } from '../shared/free-port.mjs';
import { until } from '../shared/until.mjs';
import { isFree } from './ports.mjs';

const LAUNCH = new URL('testing/launch.mjs', import.meta.url).pathname;

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
  const ready = (started: Started): Promise<void> =>
    until(() => started.output().includes('all ready'), 'all are ready');
  const allFree = async (): Promise<boolean> => (await isFree(ports[0]!)) && (await isFree(ports[1]!));

  it.each(['SIGTERM', 'SIGINT'] as const)(
    'ends every server and every server’s children on %s',
    async (signal) => {
      const started = launch();
      await ready(started);
      expect(await allFree()).toBe(false);

      started.child.kill(signal);

      expect(await started.ended).toBe(0);
      expect(await allFree()).toBe(true);
    },
    30_000,
  );

  it('ends all when one ends, and says which', async () => {
    const started = launch();
    await ready(started);

    await fetch(`http://127.0.0.1:${ports[0]}/crash`).catch(() => undefined);

    expect(await started.ended).toBe(1);
    expect(started.output()).toContain(`server ${ports[0]} ended with SIGKILL`);
    expect(await allFree()).toBe(true);
  });

  it('ends all when the process that started it is gone', async () => {
    const shell = start('sh', ['-c', `"${process.execPath}" "${LAUNCH}" ${ports.join(' ')}; true`]);
    await ready(shell);

    shell.child.kill('SIGKILL');
    await shell.ended;

    await until(allFree, 'all ports are free');
  });
});
