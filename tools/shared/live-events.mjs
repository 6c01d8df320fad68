import http from 'node:http';
import https from 'node:https';
import { createParser } from 'eventsource-parser';

/**
 * Listens to the live events of a server, as a page does.
 *
 * @param {string} url of the server
 * @param {Record<string, string>} headers
 * @param {{ onEvent: (event: import('eventsource-parser').EventSourceMessage) => void, onEnd?: () => void }} listener
 * @returns {Promise<() => void>} ends it; resolves when the stream is open
 * @throws {Error} where the server does not answer, or refuses
 */
export function listen(url, headers, { onEvent, onEnd = () => undefined }) {
  return new Promise((resolve, reject) => {
    const parser = createParser({ onEvent });
    const { request } = url.startsWith('https:') ? https : http;
    const asked = request(`${url}/api/live`, { headers, agent: false }, (answer) => {
      if (answer.statusCode !== 200) reject(new Error(`The stream answered ${answer.statusCode}.`));
      answer.setEncoding('utf8').on('data', (/** @type {string} */ text) => parser.feed(text));
      answer.on('error', () => undefined).once('close', onEnd);
      resolve(() => void asked.destroy());
    });
    asked.on('error', reject).end();
  });
}
