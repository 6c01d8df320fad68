import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const PASSWORD = 'four boring words here';
const AT_ONCE = 2;

/**
 * @typedef {object} Team
 * @property {string} owner the owner's cookie
 * @property {string} organisationId
 * @property {string[]} viewers a cookie for each
 */

/**
 * Founds a measured server, and signs people in at it as they would do it themselves: by invitation.
 *
 * @param {string} url
 * @param {string} dataDir where the server's one-time code for the first person stands
 * @param {number} viewers
 * @param {{ demo?: boolean }} [more] with the emulator's account and number
 * @returns {Promise<Team>}
 */
export async function foundTeam(url, dataDir, viewers, more = {}) {
  const code = readFileSync(join(dataDir, 'first-run-code'), 'utf8').trim();
  const person = { name: 'Olivia', password: PASSWORD };
  const { cookie: owner, session } = await signIn(`${url}/api/setup`, {
    ...person,
    code,
    email: 'owner@example.com',
    organisationName: 'Ours',
    ...more,
  });
  /** @type {string[]} */
  const cookies = [];
  let next = 0;
  const work = async () => {
    for (let number = next++; number < viewers; number = next++) {
      const invited = await send('POST', `${url}/api/invitations`, owner, {
        email: `viewer-${number}@example.com`,
        role: 'viewer',
      });
      const { link } = /** @type {{ link: string }} */ (await invited.json());
      const taken = { ...person, code: new URL(link).hash.slice(1) };
      cookies.push((await signIn(`${url}/api/invitations/accept`, taken)).cookie);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return { owner, organisationId: session.organisation.id, viewers: cookies };
}

/**
 * @param {string} method
 * @param {string} url
 * @param {string} cookie
 * @param {object} body
 */
export async function send(method, url, cookie, body) {
  const answer = await fetch(url, {
    method,
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', cookie },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${method} ${url} answered ${answer.status}: ${await answer.text()}`);
  return answer;
}

/**
 * @param {string} url
 * @param {object} body
 * @returns {Promise<{ cookie: string, session: { organisation: { id: string } } }>}
 */
async function signIn(url, body) {
  const answer = await send('POST', url, '', body);
  const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
  return { cookie: cookies.join('; '), session: /** @type {any} */ (await answer.json()) };
}
