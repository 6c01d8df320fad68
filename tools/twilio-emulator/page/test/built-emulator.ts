import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const BUILD = fileURLToPath(new URL('./build-emulator.mjs', import.meta.url));
const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));
/** Inside the workspace, where the program finds its packages. */
const FOLDER = 'tools/twilio-emulator/test-results/built';

/** The emulator as a program of its own, built and started on any free port. */
export class BuiltEmulator {
  private constructor(
    private readonly program: ChildProcess,
    readonly url: string,
  ) {}

  static async start(): Promise<BuiltEmulator> {
    await promisify(execFile)(process.execPath, [BUILD, FOLDER], { cwd: ROOT });
    const program = spawn(process.execPath, [`${FOLDER}/main.js`], {
      cwd: ROOT,
      env: { ...process.env, EMULATOR_PORT: '0' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const url = await new Promise<string>((resolve, reject) => {
      program.once('exit', (code) => reject(new Error(`The emulator ended with ${code} before it was up.`)));
      program.stdout.on('data', (text: Buffer) => {
        const found = /handset page (\S+)\/handset/.exec(text.toString('utf8'))?.[1];
        if (found !== undefined) resolve(found);
      });
    });
    return new BuiltEmulator(program, url);
  }

  async stop(): Promise<void> {
    const gone = once(this.program, 'exit');
    this.program.kill('SIGTERM');
    await gone;
  }
}
