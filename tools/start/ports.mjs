import { createServer } from 'node:net';

/**
 * @typedef {object} PortClaim
 * @property {string} service who needs the port, such as `the API`
 * @property {string} variable the environment variable that changes it
 * @property {number} port
 */

const DEFAULTS = {
  web: { service: 'the web page', variable: 'WEB_PORT', port: 4200 },
  api: { service: 'the API', variable: 'PORT', port: 3000 },
  emulator: { service: 'the Twilio emulator', variable: 'EMULATOR_PORT', port: 4010 },
};

/** Something that a person can put right: shown as one line, without a stack. */
export class StartProblem extends Error {}

/**
 * Reads the three ports from the environment.
 *
 * @param {NodeJS.ProcessEnv} environment
 * @returns {{ web: PortClaim, api: PortClaim, emulator: PortClaim }}
 * @throws {StartProblem} when a value is no port, or two are the same
 */
export function readPorts(environment) {
  const web = claimOf(DEFAULTS.web, environment);
  const api = claimOf(DEFAULTS.api, environment);
  const emulator = claimOf(DEFAULTS.emulator, environment);
  const claims = [web, api, emulator];
  for (const claim of claims) {
    const other = claims.find((each) => each !== claim && each.port === claim.port);
    if (other) {
      throw new StartProblem(
        `${claim.variable} and ${other.variable} are both ${claim.port}: ${claim.service} and ${other.service} need a port each.`,
      );
    }
  }
  return { web, api, emulator };
}

/**
 * @param {PortClaim} claim
 * @param {NodeJS.ProcessEnv} environment
 */
function claimOf(claim, environment) {
  const text = environment[claim.variable]?.trim();
  if (!text) return claim;
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1 || port > 65_535)
    throw new StartProblem(`${claim.variable} must be a port from 1 to 65535; it is "${text}".`);
  return { ...claim, port };
}

/**
 * Checks that nobody listens on the ports.
 *
 * @param {readonly PortClaim[]} claims
 * @throws {StartProblem} one line for each taken port
 */
export async function assertFree(claims) {
  const taken = [];
  for (const claim of claims) if (!(await isFree(claim.port))) taken.push(claim);
  if (taken.length === 0) return;
  throw new StartProblem(
    taken
      .map(
        ({ service, variable, port }) =>
          `Port ${port}, which ${service} needs, is taken. Stop what uses it, or choose another: ${variable}=${port + 1} npm start`,
      )
      .join('\n'),
  );
}

/**
 * Tries each address on which one of our servers may listen: a listener on one of them does not always keep others
 * from listening on the rest.
 *
 * @param {number} port
 */
export async function isFree(port) {
  for (const host of ['127.0.0.1', '::1', '::']) if (await isTaken(port, host)) return false;
  return true;
}

/**
 * @param {number} port
 * @param {string} host
 * @returns {Promise<boolean>}
 */
function isTaken(port, host) {
  return new Promise((resolve) => {
    const probe = createServer();
    // A machine without IPv6 cannot listen on ::1 (EADDRNOTAVAIL, EAFNOSUPPORT): that is no taken port.
    probe.once('error', (/** @type {NodeJS.ErrnoException} */ { code }) =>
      resolve(code === 'EADDRINUSE' || code === 'EACCES'),
    );
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(false)));
  });
}
