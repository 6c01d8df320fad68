import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const workspace = fileURLToPath(new URL('../../..', import.meta.url));

interface Run {
  child: ChildProcess;
  /** Everything it wrote so far. */
  text: () => string;
  exited: Promise<number | null>;
}

/** The emulator as a program of its own, built as for use. */
describe('the program', () => {
  let folder: string;
  let file: string;
  const runs: Run[] = [];

  beforeAll(async () => {
    // Inside the workspace, where its packages are found.
    folder = await mkdtemp(join(workspace, 'node_modules/.emulator-test-'));
    file = join(folder, 'main.js');
    const settings = {
      input: 'tools/twilio-emulator/src/main.ts',
      file: relative(workspace, file),
    };
    const configuration = join(folder, 'rolldown.config.mjs');
    const nodeApp = pathToFileURL(join(workspace, 'tools/build/node-app.mjs')).href;
    await writeFile(
      configuration,
      `import { nodeApp } from '${nodeApp}';\nexport default nodeApp(${JSON.stringify(settings)});\n`,
    );
    const bundler = join(workspace, 'node_modules/rolldown/bin/cli.mjs');
    await promisify(execFile)(process.execPath, [bundler, '-c', configuration], { cwd: workspace });
  });
  afterAll(async () => {
    for (const { child } of runs) child.kill('SIGKILL');
    await rm(folder, { recursive: true });
  });

  function run(environment: Record<string, string>): Run {
    const child = spawn(process.execPath, [file], {
      env: { PATH: process.env['PATH'] ?? '', ...environment },
    });
    let text = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (part: Buffer) => (text += part.toString()));
    const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
    const made = { child, text: () => text, exited };
    runs.push(made);
    return made;
  }

  /** The address it tells in its one line. */
  async function address({ text, exited }: Run): Promise<URL> {
    for (;;) {
      const url = /Twilio emulator at (\S+):/.exec(text())?.[1];
      if (url !== undefined) return new URL(url);
      const isOver = await Promise.race([
        exited.then(() => true),
        new Promise((resolve) => setTimeout(resolve, 20)),
      ]);
      if (isOver) throw new Error(`It ended: ${text()}`);
    }
  }

  it.each(['SIGTERM', 'SIGINT'] as const)(
    'says in one line where it is, and ends cleanly on %s',
    async (signal) => {
      const emulator = run({ EMULATOR_PORT: '0' });
      const url = await address(emulator);
      expect((await fetch(new URL('/control/state', url))).status).toBe(200);
      expect(emulator.text().trim().split('\n')).toHaveLength(1);
      expect(emulator.text()).toContain('account AC65b022946877141d103a4a7073427f9a, number +12025550100');
      emulator.child.kill(signal);
      expect(await emulator.exited).toBe(0);
    },
  );

  it('says in one line that its port is taken', async () => {
    const first = run({ EMULATOR_PORT: '0' });
    const { port } = await address(first);
    const second = run({ EMULATOR_PORT: port });
    expect(await second.exited).toBe(1);
    expect(second.text().trim()).toBe(
      `The Twilio emulator did not start: Port ${port} is taken by another program. ` +
        'End it, or set EMULATOR_PORT to a free port.',
    );
  });

  it('names a bad setting, without its value where that is a secret', async () => {
    const emulator = run({ EMULATOR_AUTH_TOKEN: 'hush' });
    expect(await emulator.exited).toBe(1);
    expect(emulator.text().trim()).toBe(
      'The Twilio emulator did not start: EMULATOR_AUTH_TOKEN must be 32 hex digits.',
    );
  });
});
