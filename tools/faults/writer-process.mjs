import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { workspaceNode } from '../shared/workspace-node.mjs';

const ANSWER_TIMEOUT_MS = 60_000;
/** A thousand kills leave more jobs behind than are done in a minute; the last look for a send comes after six. */
const LONG = ['drained', 'all-settled'];
const DRAIN_TIMEOUT_MS = 30 * 60_000;

/** One writer as a child process that can be killed at any moment. */
export class WriterProcess {
  #child;
  #ledger;
  /** @type {{ word: string, resolve: (line: string) => void }[]} */
  #waiting = [];
  #heard;
  #errors = '';

  /**
   * @param {string} file the bundled writer
   * @param {NodeJS.ProcessEnv} env
   * @param {import('./ledger.mjs').Ledger} ledger
   * @param {string[]} [prefix] a command that starts the program in a world of its own
   */
  constructor(file, env, ledger, prefix = []) {
    this.#ledger = ledger;
    const [command = '', ...args] = [...prefix, workspaceNode(), file];
    this.#child = spawn(command, args, {
      env: { PATH: process.env.PATH, NODE_ENV: 'production', LOG_LEVEL: 'silent', ...env },
      stdio: ['pipe', 'ignore', 'pipe', 'pipe'],
    });
    this.#child.stdin?.on('error', () => undefined);
    this.#child.stderr?.on('data', (text) => (this.#errors = `${this.#errors}${text}`.slice(-4000)));
    const answers = /** @type {import('node:stream').Readable} */ (this.#child.stdio[3]);
    const lines = createInterface({ input: answers });
    lines.on('line', (line) => this.#hear(line));
    // What it said before it died is still in the pipe: it is dead only when that is read.
    this.#heard = Promise.all([once(lines, 'close'), once(this.#child, 'exit')]);
  }

  /** @param {string} line */
  #hear(line) {
    this.#ledger.hear(line);
    const index = this.#waiting.findIndex(({ word }) => line.split(' ', 1)[0] === word);
    if (index >= 0) this.#waiting.splice(index, 1)[0]?.resolve(line);
  }

  /** @param {string} command */
  tell(command) {
    this.#child.stdin?.write(`${command}\n`);
  }

  /**
   * @param {string} word first word of the answer
   * @returns {Promise<string>} the rest of it
   */
  async answer(word) {
    /** @type {NodeJS.Timeout | undefined} */
    let timer;
    const answered = new Promise((resolve) => this.#waiting.push({ word, resolve }));
    const timeoutMs = LONG.includes(word) ? DRAIN_TIMEOUT_MS : ANSWER_TIMEOUT_MS;
    const late = new Promise((_resolve, reject) => {
      timer = setTimeout(() => reject(new Error(`no "${word}" within ${timeoutMs / 1000} s`)), timeoutMs);
    });
    const died = this.#heard.then(() => {
      throw new Error(`the writer ended before it said "${word}": ${this.#errors}`);
    });
    died.catch(() => undefined);
    const line = String(await Promise.race([answered, late, died]).finally(() => clearTimeout(timer)));
    return line.slice(word.length).trim();
  }

  /** Lets it open the database; until then it only has its program in memory. */
  open() {
    this.tell('open');
  }

  /** Resolves when the database is open and it waits for work. */
  up() {
    return this.answer('up');
  }

  /** @param {string} command @param {string} word */
  ask(command, word) {
    const answered = this.answer(word);
    this.tell(command);
    return answered;
  }

  /** SIGKILL; resolves when all that it had said was heard. */
  async kill() {
    this.#child.kill('SIGKILL');
    await this.#heard;
  }

  /** Ends it as a deployment does. */
  async stop() {
    this.tell('stop');
    await this.#heard;
  }
}
