import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { endChild } from '../shared/end-child.mjs';
import { untilAnswers } from '../shared/until-answers.mjs';
import { workspaceNode } from '../shared/workspace-node.mjs';

/** One replica of the product, from the folder of which the image consists. */
export class Replica {
  /** @type {import('node:child_process').ChildProcess | undefined} */
  #child;
  #log;

  /**
   * @param {{ name: string, product: string, folder: string, port: number, env: NodeJS.ProcessEnv }} options
   */
  constructor(options) {
    this.options = options;
    this.dataDir = join(options.folder, options.name);
    this.url = `http://127.0.0.1:${options.port}`;
    this.#log = join(options.folder, `${options.name}.log`);
    mkdirSync(this.dataDir);
  }

  async start() {
    const { name, product, port, env } = this.options;
    // As the image starts it: its own folder, and nothing of ours in the environment.
    const child = spawn(workspaceNode(), ['--enable-source-maps', 'dist/apps/api/main.js'], {
      cwd: product,
      env: {
        PATH: process.env.PATH,
        NODE_ENV: 'production',
        PORT: String(port),
        DATA_DIR: this.dataDir,
        WEB_DIST: 'dist/apps/web',
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    const log = createWriteStream(this.#log, { flags: 'a' });
    child.stdout.pipe(log, { end: false });
    child.stderr.pipe(log, { end: false });
    if (!(await untilAnswers(`${this.url}/health/ready`, { goesOn: () => child.exitCode === null })))
      throw new Error(`${name} did not start: ${this.log()}`);
  }

  /** Everything it has logged since its first start. */
  log() {
    return readFileSync(this.#log, 'utf8');
  }

  /**
   * @param {NodeJS.Signals} signal
   * @returns {Promise<number | null>} its exit code
   */
  async end(signal) {
    return this.#child ? endChild(this.#child, { signal, insistAfterMs: 60_000 }) : null;
  }
}
