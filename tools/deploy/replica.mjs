import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { workspaceNode } from '../start/workspace-node.mjs';

const READY_TIMEOUT_MS = 180_000;

/** One replica of the product, from the folder of which the image consists. */
export class Replica {
  /** @type {import('node:child_process').ChildProcess | undefined} */
  #child;
  #starts = 0;

  /**
   * @param {{ name: string, product: string, folder: string, port: number, env: NodeJS.ProcessEnv }} options
   */
  constructor(options) {
    this.options = options;
    this.dataDir = join(options.folder, options.name);
  }

  get url() {
    return `http://127.0.0.1:${this.options.port}`;
  }

  async start() {
    const { name, product, folder, port, env } = this.options;
    mkdirSync(this.dataDir, { recursive: true });
    // As the image starts it: its own folder, and nothing of ours in the environment.
    this.#child = spawn(workspaceNode(), ['--enable-source-maps', 'dist/apps/api/main.js'], {
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
    const log = createWriteStream(join(folder, `${name}.${(this.#starts += 1)}.log`));
    this.#child.stdout?.pipe(log, { end: false });
    this.#child.stderr?.pipe(log, { end: false });
    const child = this.#child;
    const began = Date.now();
    while (!(await this.isReady())) {
      if (child.exitCode !== null || Date.now() - began > READY_TIMEOUT_MS)
        throw new Error(`${name} did not start: ${this.log()}`);
      await sleep(50);
    }
  }

  async isReady() {
    const answer = await fetch(`${this.url}/health/ready`).catch(() => undefined);
    await answer?.arrayBuffer();
    return answer?.ok ?? false;
  }

  /** Everything it has logged since its first start. */
  log() {
    const { name, folder } = this.options;
    return Array.from({ length: this.#starts }, (_, index) =>
      readFileSync(join(folder, `${name}.${index + 1}.log`), 'utf8'),
    ).join('');
  }

  /**
   * @param {NodeJS.Signals} signal
   * @returns {Promise<number | null>} its exit code
   */
  async end(signal) {
    if (!this.#child || this.#child.exitCode !== null || this.#child.signalCode !== null) return null;
    const ended = once(this.#child, 'exit');
    this.#child.kill(signal);
    const [code] = await ended;
    return code;
  }
}
