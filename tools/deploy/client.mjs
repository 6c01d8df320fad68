import { Agent, request } from 'node:https';

/**
 * @typedef {object} Answer
 * @property {number} status
 * @property {import('node:http').IncomingHttpHeaders} headers
 * @property {string} body
 */

/** A browser, or Twilio, that trusts our certificate. */
export class Client {
  /**
   * @param {string} base
   * @param {string} certificate
   */
  constructor(base, certificate) {
    this.base = base;
    this.agent = new Agent({ ca: certificate, keepAlive: true, maxSockets: 64 });
    /** @type {string | undefined} */
    this.cookie = undefined;
  }

  /**
   * @param {string} method
   * @param {string} path
   * @param {{ headers?: Record<string, string>, body?: string }} [options]
   * @returns {Promise<Answer>}
   */
  ask(method, path, { headers = {}, body } = {}) {
    return new Promise((resolve, reject) => {
      const sent = request(
        `${this.base}${path}`,
        { method, agent: this.agent, headers: { ...this.#own(), ...headers } },
        (answer) => {
          let text = '';
          answer.setEncoding('utf8').on('data', (chunk) => (text += chunk));
          answer.once('end', () =>
            resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: text }),
          );
          answer.once('error', reject);
        },
      );
      sent.setTimeout(15_000, () => sent.destroy(new Error('no answer within 15 s')));
      sent.once('error', reject);
      sent.end(body);
    });
  }

  /**
   * @param {string} method
   * @param {string} path
   * @param {object} body
   */
  send(method, path, body) {
    return this.ask(method, path, {
      headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
      body: JSON.stringify(body),
    });
  }

  /**
   * Listens to the live events, as a page does: comes back by itself, and says what it had last.
   *
   * @param {(event: { kind: string, organisationId: string | null }) => void} onEvent
   * @returns {() => void} ends it
   */
  listen(onEvent) {
    let lastId = '';
    let ended = false;
    /** @type {import('node:http').ClientRequest | undefined} */
    let sent;
    const open = () => {
      if (ended) return;
      const again = () => void setTimeout(open, 100);
      /** @type {Record<string, string>} */
      const headers = { ...this.#own(), accept: 'text/event-stream' };
      if (lastId !== '') headers['last-event-id'] = lastId;
      sent = request(
        `${this.base}/api/live`,
        { headers, ca: this.agent.options.ca, agent: false },
        (answer) => {
          let text = '';
          answer.setEncoding('utf8').on('data', (chunk) => {
            text += chunk;
            const blocks = text.split('\n\n');
            text = blocks.pop() ?? '';
            for (const block of blocks) {
              const id = /^id: ?(.*)$/m.exec(block)?.[1];
              const data = /^data: ?(.*)$/m.exec(block)?.[1];
              if (id !== undefined) lastId = id;
              if (data !== undefined && !/^event:/m.test(block)) onEvent(JSON.parse(data));
              else if (/^event: ?ready/m.test(block)) onEvent({ kind: 'ready', organisationId: null });
            }
          });
          answer.once('close', again);
          answer.on('error', () => undefined);
        },
      );
      sent.once('error', again);
      sent.end();
    };
    open();
    return () => {
      ended = true;
      sent?.destroy();
    };
  }

  close() {
    this.agent.destroy();
  }

  #own() {
    return this.cookie === undefined ? {} : { cookie: this.cookie };
  }
}
