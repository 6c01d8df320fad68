import tls from 'node:tls';
import { setTimeout as sleep } from 'node:timers/promises';
import { listen } from '../shared/live-events.mjs';

/** A browser, or Twilio, that trusts our certificate. */
export class Client {
  /** @type {string | undefined} */
  cookie;

  /**
   * @param {string} base
   * @param {string} certificate
   */
  constructor(base, certificate) {
    this.base = base;
    tls.setDefaultCACertificates([...tls.getCACertificates('default'), certificate]);
  }

  /**
   * @param {string} path
   * @param {{ method?: string, headers?: Record<string, string>, body?: string | Uint8Array<ArrayBuffer>, timeoutMs?: number }} [request]
   */
  async ask(path, { timeoutMs = 15_000, ...request } = {}) {
    const answer = await fetch(`${this.base}${path}`, {
      ...request,
      headers: { ...this.#own(), ...request.headers },
      signal: AbortSignal.timeout(timeoutMs),
    });
    return { status: answer.status, headers: answer.headers, body: await answer.text() };
  }

  /**
   * @param {string} method
   * @param {string} path
   * @param {object} body
   */
  send(method, path, body) {
    const headers = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' };
    return this.ask(path, { method, headers, body: JSON.stringify(body) });
  }

  /**
   * Listens to the live events, as a page does: comes back by itself, and says what it had last.
   *
   * @param {(event: { kind: string, organisationId: string | null }) => void} onEvent
   * @returns {() => void} ends it
   */
  listen(onEvent) {
    let lastId = '';
    let isOver = false;
    let end = () => {};
    const open = async () => {
      while (!isOver) {
        const headers = { ...this.#own(), ...(lastId && { 'last-event-id': lastId }) };
        await new Promise((closed) => {
          const opened = listen(this.base, headers, {
            onEvent: ({ id = lastId, event, data }) => {
              lastId = id;
              if (event === 'ready') onEvent({ kind: 'ready', organisationId: null });
              else if (event === undefined) onEvent(JSON.parse(data));
            },
            onEnd: () => closed(undefined),
          });
          opened.then((ends) => (end = ends), closed);
        });
        await sleep(100);
      }
    };
    void open();
    return () => {
      isOver = true;
      end();
    };
  }

  #own() {
    return this.cookie === undefined ? {} : { cookie: this.cookie };
  }
}
