import { fileURLToPath } from 'node:url';
import { startPostgres } from '../../test/postgres.mjs';
import { ACCOUNT, API, apiSettings, freshDataDir } from '../../shared/account.mjs';
import { startMeasured } from '../measured-server.mjs';
import { cpuPerCall, PARAMETER_COUNT, REQUESTS } from '../signed-calls.mjs';
import { compare, ROUNDS } from '../statistics.mjs';
import { foundTeam, send } from '../team.mjs';

const QUICKSTART = fileURLToPath(new URL('../servers/quickstart.mjs', import.meta.url));

/**
 * A signed incoming call, against the vendor's quickstart, by CPU of the server for each request: answered in personal
 * mode, where nothing is stored, and for a team, where the call is committed before it is answered.
 */
export async function webhookRows() {
  const postgres = await startPostgres({ durable: true });
  try {
    return [
      await row('personal mode', { atMost: 1 }, 0.8, personalServer),
      await row('recorded for a team (SQLite)', { atMost: 2 }, undefined, () => teamServer('')),
      await row('recorded for a team (PostgreSQL)', {}, undefined, () => teamServer(postgres.url)),
    ];
  } finally {
    await postgres.stop();
  }
}

/**
 * @typedef {object} Target
 * @property {import('../measured-server.mjs').MeasuredServer} server
 * @property {string} voiceUrl
 */

/**
 * @param {string} mode
 * @param {{ atMost?: number }} bar
 * @param {number | undefined} goal
 * @param {() => Promise<Target>} start
 * @returns {Promise<import('../row.mjs').BenchRow>}
 */
async function row(mode, bar, goal, start) {
  const { server, voiceUrl } = await start();
  const quickstart = await startMeasured(QUICKSTART, () => ({
    TWILIO_AUTH_TOKEN: ACCOUNT.authToken,
    IDENTITY: ACCOUNT.phoneNumber.slice(1),
  }));
  try {
    const { ratio, ours, theirs } = await compare(
      () => cpuPerCall(server, voiceUrl),
      () => cpuPerCall(quickstart, `${quickstart.url}/voice`),
    );
    const { hasTwilioRoot } = await server.usage();
    if (hasTwilioRoot) throw new Error("The webhook path loads the vendor's whole client.");
    return {
      what: `Signed voice webhook, ${mode}, CPU a request, against the quickstart`,
      value: ratio,
      unit: '×',
      bar,
      ...(goal !== undefined && { goal }),
      note: `${ours.toFixed(0)} µs against ${theirs.toFixed(0)} µs, ${PARAMETER_COUNT} parameters, median of ${ROUNDS} interleaved rounds of ${REQUESTS}`,
    };
  } finally {
    await Promise.all([server.stop(), quickstart.stop()]);
  }
}

/** @returns {Promise<Target>} */
async function personalServer() {
  const server = await startMeasured(API, apiSettings);
  const answer = await send('POST', `${server.url}/setup/voice-url`, '', ACCOUNT);
  const { voiceUrl } = /** @type {{ voiceUrl: string }} */ (await answer.json());
  // Connection overrides are for Twilio; they are not sent.
  return { server, voiceUrl: voiceUrl.replace(/#.*$/, '') };
}

/**
 * A team whose number rings its owner's open phone.
 *
 * @param {string} databaseUrl empty for SQLite
 * @param {{ program?: string, settings?: NodeJS.ProcessEnv }} [how] another program than the API as it is built
 * @returns {Promise<Target & { owner: string }>} the owner's cookie with it
 */
export async function teamServer(databaseUrl, { program = API, settings = {} } = {}) {
  const dataDir = freshDataDir();
  const server = await startMeasured(program, (port) => ({
    ...apiSettings(port),
    DATA_DIR: dataDir,
    DATABASE_URL: databaseUrl,
    ...settings,
  }));
  const { url } = server;
  const { owner, organisationId } = await foundTeam(url, dataDir, 0);
  await send('POST', `${url}/api/accounts`, owner, { provider: 'twilio', name: 'Main', ...ACCOUNT });
  const numbers = [ACCOUNT.phoneNumber];
  await send('PATCH', `${url}/api/organisations/${organisationId}`, owner, { numbers });
  await send('POST', `${url}/token`, owner, {});
  return { server, voiceUrl: `${url}/webhooks/voice`, owner };
}
