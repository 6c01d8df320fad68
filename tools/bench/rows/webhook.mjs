import { ACCOUNT } from '../../shared/account.mjs';
import { ask, askJson } from '../../shared/ask.mjs';
import { temporaryFolder } from '../../shared/temporary-folder.mjs';
import { onBothEngines } from '../engines.mjs';
import { startMeasuredApi, startQuickstart } from '../measured-server.mjs';
import { cpuPerCall, PARAMETER_COUNT, REQUESTS } from '../signed-calls.mjs';
import { compare, ROUNDS } from '../statistics.mjs';
import { foundTeam } from '../team.mjs';

/**
 * A signed incoming call, against the vendor's quickstart, by CPU of the server for each request: answered in personal
 * mode, where nothing is stored, and for a team, where the call is committed before it is answered.
 */
export async function webhookRows() {
  const personal = await row('personal mode', { bar: { atMost: 1 }, goal: 0.8 }, await personalServer());
  const ofTeams = await onBothEngines(async (engine, databaseUrl) => [
    await row(
      `recorded for a team (${engine})`,
      { bar: engine === 'SQLite' ? { atMost: 2 } : {} },
      await teamServer(databaseUrl),
    ),
  ]);
  return [personal, ...ofTeams];
}

/**
 * @typedef {object} Target
 * @property {import('../measured-server.mjs').MeasuredServer} server
 * @property {string} voiceUrl
 */

/**
 * @param {string} mode
 * @param {{ bar: { atMost?: number }, goal?: number }} bars
 * @param {Target} target
 * @returns {Promise<import('../row.mjs').BenchRow>}
 */
async function row(mode, bars, { server, voiceUrl }) {
  const quickstart = await startQuickstart({ IDENTITY: ACCOUNT.phoneNumber.slice(1) });
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
      ...bars,
      note: `${ours.toFixed(0)} µs against ${theirs.toFixed(0)} µs, ${PARAMETER_COUNT} parameters, median of ${ROUNDS} interleaved rounds of ${REQUESTS}`,
    };
  } finally {
    await Promise.all([server.stop(), quickstart.stop()]);
  }
}

/** @returns {Promise<Target>} */
async function personalServer() {
  const server = await startMeasuredApi();
  const { voiceUrl } = await askJson(`${server.url}/setup/voice-url`, { body: ACCOUNT });
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
export async function teamServer(databaseUrl, { program, settings = {} } = {}) {
  const DATA_DIR = temporaryFolder();
  const server = await startMeasuredApi({ DATA_DIR, DATABASE_URL: databaseUrl, ...settings }, program);
  const { url } = server;
  const { owner: cookie, organisationId } = await foundTeam(url, DATA_DIR, 0);
  await ask(`${url}/api/accounts`, { cookie, body: { provider: 'twilio', name: 'Main', ...ACCOUNT } });
  const body = { numbers: [ACCOUNT.phoneNumber] };
  await ask(`${url}/api/organisations/${organisationId}`, { method: 'PATCH', cookie, body });
  await ask(`${url}/token`, { cookie, body: {} });
  return { server, voiceUrl: `${url}/webhooks/voice`, owner: cookie };
}
