import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Appointment, Campaign } from '@centralita/shared-types';
import { dbCommand, maintenanceOf } from '../src/commands/db-command';
import { Appointments } from '../src/domains/appointments/api/appointments';
import { NoticesStore } from '../src/domains/appointments/notices.store';
import { CampaignControls } from '../src/domains/campaigns/api/campaign-controls';
import { Campaigns } from '../src/domains/campaigns/api/campaigns';
import { loadConfig } from '../src/platform/config/load-config';
import type { Engine } from '../src/platform/database/database';
import { UnitOfWork } from '../src/platform/database/unit-of-work';
import { ACCOUNT, ACCOUNT_ENVIRONMENT } from './support/account';
import { freshPlace } from './support/databases';
import { eventually } from './support/eventually';
import { keptMessages } from './support/messages';
import { startApi } from './support/running-api';
import { startTeam } from './support/team';
import { startTwilioMessages } from './support/twilio-messages';

const FIRST = '+34633000001';
const SECOND = '+34633000002';
const HOUR_MS = 3_600_000;
const BY_SERVER = { via: 'server' } as const;
const silent = (): void => undefined;

it.each<Engine>(['sqlite', 'postgres'])(
  'what may have gone out after the backup does not go again by itself on %s',
  async (engine) => {
    const place = await freshPlace(engine);
    const folder = mkdtempSync(join(tmpdir(), 'centralita-'));
    const twilio = await startTwilioMessages();
    const environment = {
      ...ACCOUNT_ENVIRONMENT,
      DATA_DIR: folder,
      TWILIO_EMULATOR_URL: twilio.url,
      ...(engine === 'postgres' && { DATABASE_URL: place.address }),
    };
    const config = loadConfig(environment);
    const { api, owner, agent, organisationId } = await startTeam(environment);
    const sentTo = (number: string): number => twilio.messages.filter(({ to }) => to === number).length;
    await owner.web
      .patch(`/api/organisations/${organisationId}`)
      .send({ numbers: [ACCOUNT.phoneNumber] })
      .expect(200);

    const begin = async (name: string, startsAt: number | undefined): Promise<string> => {
      const draft = { name, channel: 'sms' as const, text: `${name}: we moved.`, perMinute: 1, perDay: null };
      const campaigns = api.app.get(Campaigns, { strict: false });
      const { id } = await campaigns.add(organisationId, { ...draft, evenInQuietHours: true }, BY_SERVER);
      await campaigns.bringList(organisationId, id, Buffer.from(`${FIRST}\n${SECOND}`));
      const controls = api.app.get(CampaignControls, { strict: false });
      await controls.start(organisationId, id, startsAt, BY_SERVER);
      return id;
    };
    // Twilio takes nothing for the moment: the message waits for its next try while the backup is made.
    twilio.next = Array.from({ length: 100 }, () => ({ kind: 'refuse', status: 429, code: 20429 }));
    const underWay = await begin('Today', undefined);
    const scheduled = await begin('Later', Date.now() + HOUR_MS);
    const { body } = await agent.web
      .post('/api/appointments')
      .send({ phone: FIRST, startsAt: new Date(Date.now() + 72 * HOUR_MS).toISOString(), what: 'Check-up' })
      .expect(201);
    const appointment = body as Appointment;
    const [due, ahead] = appointment.notices.filter(({ state }) => state === 'planned');
    const dueAt = Date.now() + 500;
    const store = api.app.get(NoticesStore, { strict: false });
    await api.app.get(UnitOfWork).run((tx) => store.change(tx, due?.id ?? '', { at: dueAt }));
    await eventually(() => twilio.requests.length > 0);
    await eventually(async () =>
      (await keptMessages(api)).every(({ author, status }) => author === 'customer' || status === 'queued'),
    );
    const backup = join(folder, 'backup');
    await (await maintenanceOf(config)).backup(backup, silent);

    twilio.next = [];
    await eventually(() => sentTo(FIRST) > 0);
    await api.close();
    const sentBefore = twilio.messages.length;
    const lines: string[] = [];
    await dbCommand(config, ['restore', backup], { line: (line) => void lines.push(line), progress: silent });
    expect(lines).toContainEqual(expect.stringMatching(/^2 campaigns .+ paused/));
    expect(lines).toContainEqual(expect.stringMatching(/^\d+ messages that were about to go out/));
    expect(lines).toContainEqual(expect.stringMatching(/^1 messages of appointments .+ are not sent/));

    const restored = await startApi(environment);
    // Looked up where it was sent, which Twilio's list says.
    await eventually(async () => (await keptMessages(restored)).some(({ provider_id: sid }) => sid !== null));
    expect(twilio.messages).toHaveLength(sentBefore);
    const campaigns = restored.app.get(Campaigns, { strict: false });
    const read = (id: string): Promise<Campaign> => campaigns.read(organisationId, id);
    for (const id of [underWay, scheduled])
      expect(await read(id)).toMatchObject({ state: 'paused', problem: 'restored', goesOnAt: null });
    const { notices } = await restored.app
      .get(Appointments, { strict: false })
      .read(organisationId, appointment.id);
    expect(notices).toContainEqual(
      expect.objectContaining({ id: due?.id, state: 'stopped', stopped: 'restored' }),
    );
    expect(notices).toContainEqual(expect.objectContaining({ id: ahead?.id, state: 'planned' }));

    // Somebody looked, and lets it go on: who waits gets it.
    await restored.app.get(CampaignControls, { strict: false }).resume(organisationId, underWay, BY_SERVER);
    await eventually(() => sentTo(SECOND) === 1);
    await restored.close();
    // The same where the copy was put in its place by other means.
    lines.length = 0;
    await dbCommand(config, ['settle'], { line: (line) => void lines.push(line), progress: silent });
    expect(lines).toContainEqual(expect.stringMatching(/^[01] campaigns that were under way .+ paused/));
    await twilio.close();
    await place.remove();
    rmSync(folder, { recursive: true, force: true });
  },
);
