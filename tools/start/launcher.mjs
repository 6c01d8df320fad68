import { Service } from './service.mjs';
import { StartProblem } from './ports.mjs';

const READY_TIMEOUT_MS = 180_000;
const STOP_GRACE_MS = 5000;
/** How often to look whether npm, which started this program, is still there. */
const PARENT_CHECK_MS = 500;

/**
 * @typedef {object} Screen
 * @property {(line: string) => void} say a line of our own
 * @property {(service: string, line: string) => void} log a line of a service
 */

/**
 * Starts services, waits until they answer, and ends all of them together: on Ctrl-C, on SIGTERM, when the
 * parent process goes away, or when one of them ends.
 */
export class Launcher {
  /** @type {Service[]} */
  #services = [];
  /** @type {Promise<void> | undefined} */
  #stopping;
  /** @type {Screen} */
  #screen;
  /** @type {NodeJS.Timeout | undefined} */
  #parentCheck;

  /** @param {Screen} screen */
  constructor(screen) {
    this.#screen = screen;
    for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
      process.on(signal, () => void this.stop(0));
    }
    // npm that is killed takes its shell with it but not us: without a parent there is nobody to serve.
    const parent = process.ppid;
    this.#parentCheck = setInterval(() => {
      if (process.ppid !== parent) void this.stop(1);
    }, PARENT_CHECK_MS).unref();
  }

  /**
   * Starts a service and resolves when it answers.
   *
   * @param {import('./service.mjs').ServiceSpec} spec
   * @returns {Promise<boolean>} false when stopped meanwhile
   * @throws {StartProblem} where it does not answer
   */
  async start(spec) {
    const began = Date.now();
    const service = new Service(spec, (line) => this.#screen.log(spec.name, line));
    this.#services.push(service);
    void service.ended.then((how) => this.#onEnd(service, how));
    const isReady = await service.ready(READY_TIMEOUT_MS);
    if (this.#stopping) return false;
    if (!isReady)
      throw new StartProblem(`${spec.name} did not answer on ${spec.readyUrl}; its log above says why.`);
    this.#screen.say(`✓ ${spec.name} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
    return true;
  }

  /**
   * Ends every service; the process then ends by itself.
   *
   * @param {number} exitCode
   */
  stop(exitCode) {
    this.#stopping ??= this.#stopAll(exitCode);
    return this.#stopping;
  }

  /** @param {number} exitCode */
  async #stopAll(exitCode) {
    process.exitCode = exitCode;
    clearInterval(this.#parentCheck);
    await Promise.all(this.#services.map((service) => service.stop(STOP_GRACE_MS)));
    process.exit();
  }

  /**
   * @param {Service} service
   * @param {string} how
   */
  #onEnd(service, how) {
    if (this.#stopping) return;
    this.#screen.say(`✗ ${service.name} ${how}: stopping the others.`);
    void this.stop(1);
  }
}
