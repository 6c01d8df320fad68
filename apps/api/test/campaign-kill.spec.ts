import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import type { Campaign } from '@centralita/shared-types';
import type { Engine } from '../src/platform/database/database';
import { CampaignControls } from '../src/domains/campaigns/api/campaign-controls';
import { Campaigns } from '../src/domains/campaigns/api/campaigns';
import { ACCOUNT, ACCOUNT_ENVIRONMENT } from './support/account';
import { buildProgram, runProgram } from './support/built-program';
import { freshPlace } from './support/databases';
import { eventually } from './support/eventually';
import { keptMessages } from './support/messages';
import { startApi, TEST_KEY } from './support/running-api';
import { startTeam } from './support/team';
import { startTwilioMessages } from './support/twilio-messages';

jest.setTimeout(240_000);

let program: ReturnType<typeof buildProgram>;
beforeAll(() => void (program = buildProgram()), 120_000);
afterAll(() => program.remove());

const NUMBERS = Array.from({ length: 60 }, (_, index) => `+346330000${String(index).padStart(2, '0')}`);

it.each<Engine>(['sqlite', 'postgres'])('a kill in the middle sends nobody twice on %s', async (engine) => {
  const place = await freshPlace(engine);
  const folder = mkdtempSync(join(tmpdir(), 'centralita-'));
  const twilio = await startTwilioMessages();
  const environment = {
    ...ACCOUNT_ENVIRONMENT,
    DATA_DIR: folder,
    TWILIO_EMULATOR_URL: twilio.url,
    ...(engine === 'postgres' && { DATABASE_URL: place.address }),
  };
  const team = await startTeam(environment);
  const { organisationId } = team;
  const numbers = { numbers: [ACCOUNT.phoneNumber] };
  await team.owner.web.patch(`/api/organisations/${organisationId}`).send(numbers).expect(200);
  const draft = { name: 'News', channel: 'sms' as const, text: 'We moved.', perMinute: 600, perDay: null };
  const server = { via: 'server' } as const;
  const campaigns = team.api.app.get(Campaigns, { strict: false });
  const { id } = await campaigns.add(organisationId, { ...draft, evenInQuietHours: true }, server);
  await campaigns.bringList(organisationId, id, Buffer.from(NUMBERS.join('\n')));
  await team.api.app.get(CampaignControls, { strict: false }).start(organisationId, id, undefined, server);
  await team.api.close();

  const counts: number[] = [];
  for (const until of [5, 30]) {
    const run = { PORT: '0', CENTRALITA_KEY: TEST_KEY, DEMO_HISTORY: 'off', ...environment };
    const { child, ended } = runProgram(program.file, folder, run);
    await eventually(() => twilio.messages.length >= until);
    child.kill('SIGKILL');
    await ended;
    counts.push(twilio.messages.length);
  }
  const api = await startApi(environment);
  const read = (): Promise<Campaign> => api.app.get(Campaigns, { strict: false }).read(organisationId, id);
  await eventually(async () => (await read()).state === 'done');
  // What was being handed over when it was killed is looked up, and never sent again by itself.
  const isAtRest = async (): Promise<boolean> =>
    (await keptMessages(api)).every(({ provider_id: sid, status }) => sid !== null || status === 'uncertain');
  await eventually(isAtRest);
  const rows = await keptMessages(api);
  const sentTo = NUMBERS.map((number) => twilio.messages.filter(({ to }) => to === number).length);
  await api.close();
  await twilio.close();
  await place.remove();
  rmSync(folder, { recursive: true, force: true });

  expect(rows).toHaveLength(NUMBERS.length);
  expect(new Set(rows.map(({ client_id: key }) => key)).size).toBe(NUMBERS.length);
  expect(Math.max(...sentTo)).toBe(1);
  // It was really killed in the middle, and what went on was sent.
  expect(counts[0]).toBeLessThan(NUMBERS.length);
  expect(sentTo.filter((times) => times === 1).length).toBeGreaterThan(NUMBERS.length / 2);
});
