import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { GROUPS, signalGroup } from '../shared/process-group.mjs';
import { untilAnswers } from '../shared/until-answers.mjs';
import { root, workspaceEnvironment } from '../shared/workspace-node.mjs';

const GONE_TIMEOUT_MS = 2000;

/**
 * @typedef {object} ServiceSpec
 * @property {string} name short name, which stands before each line of the log
 * @property {string} command
 * @property {readonly string[]} args
 * @property {NodeJS.ProcessEnv} [env] added to this process's environment
 * @property {boolean} [ownGroup] false where it must end with the process group of the one who starts it; default true
 * @property {string} readyUrl answers once the service is up
 */

/** One server as a child with its own process group, so that its children end with it. */
export class Service {
  /** @type {ServiceSpec} */
  #spec;
  /** @type {import('node:child_process').ChildProcess} */
  #child;
  #ended = false;
  #ownGroup;
  /** Resolves when the process has ended, with what to tell of it. @type {Promise<string>} */
  ended;

  /**
   * @param {ServiceSpec} spec
   * @param {(line: string) => void} log called with each line that the service prints
   */
  constructor(spec, log) {
    this.#spec = spec;
    this.#ownGroup = spec.ownGroup !== false;
    this.#child = spawn(spec.command, [...spec.args], {
      cwd: root,
      env: workspaceEnvironment(spec.env),
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: GROUPS && this.#ownGroup,
      windowsHide: true,
    });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      if (stream) createInterface({ input: stream }).on('line', log);
    }
    this.ended = new Promise((resolve) => {
      this.#child.once('error', (error) => resolve(`could not be started: ${error.message}`));
      this.#child.once('exit', (code, signal) => resolve(`ended with ${signal ?? `exit code ${code}`}`));
    });
    void this.ended.then(() => (this.#ended = true));
  }

  get name() {
    return this.#spec.name;
  }

  /**
   * Waits until the service answers over HTTP, whatever it answers short of a server error.
   *
   * @param {number} timeoutMs
   * @returns {Promise<boolean>} false when it ended or time ran out
   */
  ready(timeoutMs) {
    return untilAnswers(this.#spec.readyUrl, { timeoutMs, goesOn: () => !this.#ended });
  }

  /**
   * Ends the process and all its children: asks first, insists after a while.
   *
   * @param {number} graceMs
   */
  async stop(graceMs) {
    this.#signal('SIGTERM');
    await Promise.race([this.ended, sleep(graceMs, undefined, { ref: false })]);
    // Also when the process itself has gone: a child of it may have stayed.
    this.#signal('SIGKILL');
    await this.ended;
    // The system takes a moment to end a group, and to give its ports back.
    for (const until = Date.now() + GONE_TIMEOUT_MS; this.#signal(0) && Date.now() < until;) await sleep(20);
  }

  /** @param {NodeJS.Signals | 0} signal 0 only asks @returns {boolean} whether somebody of it is there */
  #signal(signal) {
    const { pid } = this.#child;
    if (pid === undefined) return false;
    return this.#ownGroup ? signalGroup(pid, signal) : !this.#ended && this.#child.kill(signal);
  }
}
