// Types while one works: builds leave them out, so that they are fast, and a wrong name would only be met when it runs.
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { constants, setPriority } from 'node:os';
import { createInterface } from 'node:readline';

/** `apps/api/src/x.ts(1,2): error TS2322: …` */
const ERROR = /\berror TS\d+:/;
const COUNT = /\bFound (\d+) errors?\b/;

/** Looks at the types of one project with each change, in a process that gives way to all others. */
export class TypeCheck {
  /** @type {import('node:child_process').ChildProcess | undefined} */
  #child;
  #wasWrong = false;

  /**
   * @param {string} folder of a tsconfig.json
   * @param {(line: string) => void} say
   */
  constructor(folder, say) {
    this.folder = folder;
    this.say = say;
  }

  /** Begins, where it has not begun. */
  start() {
    if (this.#child) return;
    const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
    const args = ['--noEmit', '--watch', '--preserveWatchOutput', '--pretty', 'false', '-p', this.folder];
    const child = spawn(process.execPath, [tsc, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
    this.#child = child;
    child.once('error', (error) => this.say(`The types are not checked: ${error.message}`));
    try {
      if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_LOW);
    } catch {
      // Some systems do not let it give way.
    }
    createInterface({ input: child.stdout }).on('line', (line) => this.#hear(line));
  }

  stop() {
    this.#child?.kill('SIGKILL');
  }

  /** @param {string} line */
  #hear(line) {
    if (ERROR.test(line)) this.say(`type error: ${line.replace(/: error (TS\d+):/, ': $1')}`);
    const count = COUNT.exec(line)?.[1];
    if (count === undefined) return;
    if (count === '0' && this.#wasWrong) this.say('the types are right again.');
    this.#wasWrong = count !== '0';
  }
}
