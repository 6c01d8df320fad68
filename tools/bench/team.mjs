import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ask } from '../shared/ask.mjs';

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
  const organisation = { email: 'owner@example.com', organisationName: 'Ours' };
  const founded = await ask(`${url}/api/setup`, { body: { ...person, code, ...organisation, ...more } });
  const owner = cookieOf(founded);
  /** @type {string[]} */
  const cookies = [];
  let next = 0;
  const work = async () => {
    for (let number = next++; number < viewers; number = next++) {
      const body = { email: `viewer-${number}@example.com`, role: 'viewer' };
      const invited = await ask(`${url}/api/invitations`, { cookie: owner, body });
      const { link } = /** @type {{ link: string }} */ (await invited.json());
      const taken = { ...person, code: new URL(link).hash.slice(1) };
      cookies.push(cookieOf(await ask(`${url}/api/invitations/accept`, { body: taken })));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  const session = /** @type {{ organisation: { id: string } }} */ (await founded.json());
  return { owner, organisationId: session.organisation.id, viewers: cookies };
}

/** @param {Response} answer */
const cookieOf = ({ headers }) =>
  headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
