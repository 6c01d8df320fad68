import { Agent, request } from 'node:http';

/** @typedef {ReturnType<typeof import('../shared/signed-form.mjs').signedForm>} SignedForm */

/**
 * Sends them, so many at once, and sees that each gets its answer.
 *
 * @param {import('./measured-server.mjs').MeasuredServer} server
 * @param {string} url
 * @param {readonly SignedForm[]} requests
 * @param {{ atOnce: number, answer: string }} how `answer` is what is to be in each
 * @returns {Promise<{ cpuMicros: number, perSecond: number }>} the server's CPU for each; and how many were answered
 */
export async function sendAll(server, url, requests, { atOnce, answer }) {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  const before = await server.usage();
  const began = performance.now();
  let next = 0;
  const work = async () => {
    for (let each = requests[next++]; each; each = requests[next++]) await send(agent, url, each, answer);
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  const seconds = (performance.now() - began) / 1000;
  const after = await server.usage();
  agent.destroy();
  return {
    cpuMicros: (after.cpuMicros - before.cpuMicros) / requests.length,
    perSecond: requests.length / seconds,
  };
}

/**
 * By Node's own client: `fetch` takes several times as long on this side, on the same processors.
 *
 * @param {Agent} agent
 * @param {string} url
 * @param {SignedForm} signed
 * @param {string} answer what is to be in it
 * @returns {Promise<void>}
 */
export function send(agent, url, { method, headers, body }, answer) {
  return new Promise((resolve, reject) => {
    const length = { 'content-length': Buffer.byteLength(body) };
    const sent = request(url, { method, agent, headers: { ...headers, ...length } }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk) => (text += chunk));
      response.once('end', () =>
        response.statusCode === 200 && text.includes(answer)
          ? resolve()
          : reject(new Error(`${url} answered ${response.statusCode}: ${text.slice(0, 300)}`)),
      );
    });
    sent.once('error', reject);
    sent.end(body);
  });
}
