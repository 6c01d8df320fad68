import { once } from 'node:events';
import { createServer } from 'node:http';
import { listenOnFreePort } from '../shared/listen-on-free-port.mjs';

/**
 * @typedef {object} Sent
 * @property {string} sid
 * @property {string} to
 * @property {string} body
 * @property {string} reference our message and its attempt, as the status callback carries them
 */

/**
 * The corner of Twilio's REST API that takes messages. It stands outside of what is killed: what it was given, it was given.
 *
 * @returns {Promise<{ url: string, sent: Sent[], close: () => Promise<void> }>}
 */
export async function startMessageProvider() {
  /** @type {Sent[]} */
  const sent = [];
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk) => (text += chunk));
    request.on('end', () => {
      const path = (request.url ?? '').split('?')[0] ?? '';
      const answer = (/** @type {number} */ status, /** @type {object} */ body) =>
        void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
      if (request.method !== 'POST' || !path.endsWith('/Messages.json'))
        return answer(200, { messages: [], page: 0, page_size: 50, next_page_uri: null });
      const form = new URLSearchParams(text);
      const sid = `SM${String(sent.length).padStart(32, '0')}`;
      sent.push({
        sid,
        to: form.get('To') ?? '',
        body: form.get('Body') ?? '',
        reference: referenceIn(form.get('StatusCallback') ?? ''),
      });
      return answer(201, { sid, status: 'queued', to: form.get('To'), from: form.get('From') });
    });
  });
  return {
    url: `http://127.0.0.1:${await listenOnFreePort(server)}`,
    sent,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** @param {string} callback */
export function referenceIn(callback) {
  const { searchParams } = new URL(callback || 'http://none');
  return [...searchParams.values()].find((value) => /^[\w-]+\.\d+$/.test(value)) ?? '';
}
