/**
 * What the emulator tells of a call, as `npm run call` uses it.
 *
 * @typedef {{ id: number, at: number, type: string, verb?: string, phase?: string, note?: string, level?: string, code?: number,
 *   message?: string, purpose?: string, problem?: string, url?: string }} Event
 * @typedef {{ step: string, code: number | undefined, message: string }} Failure
 */

/** What Twilio's codes mean for whoever wrote the step. Source: https://www.twilio.com/docs/api/errors */
const EXPLANATIONS = /** @type {Record<number, string>} */ ({
  11100: 'The address is no URL that Twilio can ask.',
  11200: 'The step answered with an error instead of TwiML. Its reason is in the log of your server.',
  11205: 'No answer came in time, or the connection failed. Twilio waits 15 seconds.',
  11210: 'The host of the address is not known.',
  11220: 'No secure connection came about: the certificate or its host name does not fit.',
  11750: 'The answer is larger than Twilio reads.',
  12100: 'The answer is no valid TwiML: XML with one <Response> around everything.',
  12300: 'The answer has a content type that Twilio does not run: TwiML is text/xml.',
});
const VOICE_PATH = '/webhooks/voice/';

/** Which steps of a call failed, each once, whatever is told of it twice. */
export class FailedSteps {
  #asked = '';
  /** @type {Map<string, Failure>} */
  #failures = new Map();

  /** @returns {readonly Failure[]} */
  get all() {
    return [...this.#failures.values()];
  }

  /**
   * @param {Event} event
   * @returns {Failure | undefined} a failure that was not known yet
   */
  see({ type, purpose, level, code, message = '', problem, url }) {
    const step = url === undefined ? this.#asked : stepOf(url);
    // What is told of a status is no step whose answer is run.
    if (type === 'webhook' && purpose !== 'status-callback') this.#asked = step;
    if (problem !== undefined) {
      const [, digits, words] = /^(\d{5}): ([^]*)$/.exec(problem) ?? [];
      return this.#add({ step, code: digits ? Number(digits) : undefined, message: words ?? problem });
    }
    return type === 'notice' && level === 'error' ? this.#add({ step, code, message }) : undefined;
  }

  /** @param {Failure} failure */
  #add(failure) {
    const key = `${failure.code ?? ''} ${failure.message}`;
    if (this.#failures.has(key)) return undefined;
    this.#failures.set(key, failure);
    return failure;
  }
}

/**
 * A line for what failed, and one for what that means.
 *
 * @param {Failure} failure
 * @returns {string[]}
 */
export function linesOf({ step, code, message }) {
  const where = step === '' ? '' : ` at ${step}`;
  if (code === undefined) return [`FAILED${where}: ${message}`];
  const why = EXPLANATIONS[code];
  return [
    `FAILED${where}: ${code} ${message}`,
    `       ${why === undefined ? '' : `${why} `}https://www.twilio.com/docs/api/errors/${code}`,
  ];
}

/**
 * `menu/chosen` of a flow of this product; the path of any other address.
 *
 * @param {string} url
 */
function stepOf(url) {
  const { pathname } = new URL(url);
  return pathname.startsWith(VOICE_PATH) ? pathname.slice(VOICE_PATH.length) : pathname;
}
