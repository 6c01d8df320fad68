import { jest } from '@jest/globals';
import { sql } from 'kysely';
import {
  wallTime,
  type Campaign,
  type CampaignDryRun,
  type CampaignListResult,
  type ContactField,
  type ContactItem,
  type ReminderRules,
} from '@centralita/shared-types';
import { CampaignTurnJob } from '../src/domains/campaigns/campaign-turn.job';
import { CampaignsStore } from '../src/domains/campaigns/campaigns.store';
import { RecipientChecks } from '../src/domains/campaigns/recipient-checks';
import { MessagePricesJob } from '../src/domains/messages/message-prices.job';
import { TemplatesStore } from '../src/domains/templates/templates.store';
import { Clock } from '../src/platform/clock/clock';
import type { Engine } from '../src/platform/database/database';
import { UnitOfWork } from '../src/platform/database/unit-of-work';
import { ACCOUNT, ACCOUNT_ENVIRONMENT } from './support/account';
import { freshPlace, type Place } from './support/databases';
import { eventually } from './support/eventually';
import { incomingMessage, keptMessages, statusOf } from './support/messages';
import { startTeam, type Team } from './support/team';
import { startTwilioMessages, type TwilioMessage, type TwilioMessages } from './support/twilio-messages';
import { send, signedPost } from './support/twilio-webhook';

jest.setTimeout(90_000);
const HOUR = 3_600_000;

describe.each<Engine>(['sqlite', 'postgres'])('campaigns on %s', (engine) => {
  let place: Place;
  let team: Team;
  let twilio: TwilioMessages;
  let clock: Clock;
  beforeAll(async () => {
    place = await freshPlace(engine);
    twilio = await startTwilioMessages();
    team = await startTeam({
      ...ACCOUNT_ENVIRONMENT,
      TWILIO_EMULATOR_URL: twilio.url,
      TIME_ZONE: 'Europe/Madrid',
      ALLOWED_COUNTRIES: 'ES,US',
      ...(engine === 'postgres' && { DATABASE_URL: place.address }),
    });
    await team.owner.web
      .patch(`/api/organisations/${team.organisationId}`)
      .send({ numbers: ['+34911000000', ACCOUNT.phoneNumber] })
      .expect(200);
    clock = team.api.app.get(Clock, { strict: false });
    await quiet(null);
  }, 90_000);
  afterEach(() => void (clock.now = () => Date.now()));
  afterAll(async () => {
    await team.api.close();
    await twilio.close();
    await place.remove();
  });

  const web = () => team.admin.web;
  async function quiet(hours: ReminderRules['quiet']): Promise<void> {
    const { body } = await web().get('/api/reminder-rules').expect(200);
    await web()
      .put('/api/reminder-rules')
      .send({ ...(body as ReminderRules), timeZone: 'Europe/Madrid', quiet: hours })
      .expect(200);
  }
  const add = async (more: object = {}): Promise<Campaign> => {
    const draft = {
      name: 'News',
      channel: 'sms',
      text: 'Hola[ {name}], abrimos.',
      perMinute: 600,
      perDay: null,
    };
    const sent = { ...draft, evenInQuietHours: false, ...more };
    return (await web().post('/api/campaigns').send(sent).expect(201)).body as Campaign;
  };
  const list = async (id: string, lines: readonly string[]): Promise<CampaignListResult> => {
    const content = Buffer.from(lines.join('\r\n'));
    const answer = web().post(`/api/campaigns/${id}/list`).set('content-type', 'text/csv');
    return (await answer.send(content).expect(200)).body as CampaignListResult;
  };
  const dryRun = async (id: string): Promise<CampaignDryRun> =>
    (await team.agent.web.get(`/api/campaigns/${id}/dry-run`).expect(200)).body as CampaignDryRun;
  const read = async (id: string): Promise<Campaign> =>
    (await team.agent.web.get(`/api/campaigns/${id}`).expect(200)).body as Campaign;
  const control = async (id: string, what: string, body: object = {}, status = 200): Promise<Campaign> =>
    (await web().post(`/api/campaigns/${id}/${what}`).send(body).expect(status)).body as Campaign;
  const done = (id: string): Promise<Campaign> =>
    eventually(async () => {
      const campaign = await read(id);
      return campaign.state === 'done' && campaign;
    });
  const sentTo = (to: string): TwilioMessage[] => twilio.messages.filter((message) => message.to === to);
  /** To the number of ours that wrote to them last. */
  const write = (from: string, body: string) => {
    const To = sentTo(from).at(-1)?.from ?? ACCOUNT.phoneNumber;
    return send(signedPost(`${team.api.url}/webhooks/messages`, incomingMessage(body, { From: from, To })));
  };
  const turn = async (id: string): Promise<void> => {
    const { app } = team.api;
    const row = await app.get(CampaignsStore, { strict: false }).find(id);
    await app.get(CampaignTurnJob, { strict: false }).handle({
      ...{ id: `again-${Math.random()}`, data: { campaignId: id, turn: row!.turn } },
      ...{ attempt: 1, requestId: undefined, signal: new AbortController().signal },
      once: () => Promise.resolve(true),
    });
  };

  it('tell before who gets it, who does not and why, and afterwards what became of each', async () => {
    await write('+34622000005', 'BAJA');
    const { id, state } = await add({ text: 'Hola {nombre}: tu pedido {order} está listo.' });
    expect(state).toBe('draft');
    const lines = [
      'Nombre;Teléfono;Order',
      'Ana;622 000 001;A-1',
      'Eva;+34 622 000 002;A-2',
      'Ana otra vez;0034622000001;A-3',
      'Nadie;12;A-4',
      'Luis;622000003;',
      'Louis;+33612345678;A-5',
      'Fuera;622000005;A-6',
    ];
    expect(await list(id, lines)).toEqual({
      ...{ variables: ['name', 'order'], recipients: 5, duplicates: 1, faultCount: 1 },
      faults: [{ line: 5, value: '12' }],
    });
    const tried = await dryRun(id);
    expect(tried).toMatchObject({
      ...{ reached: 2, segments: 2, quietNow: 0, problem: null, days: 1, minutes: 1 },
      example: 'Hola Ana: tu pedido A-1 está listo.',
      countries: [{ country: 'ES', recipients: 2, segments: 2 }],
      cost: { amounts: [], unknown: 2 },
    });
    const reasons = ['duplicate', 'no-number', 'value-missing', 'country-not-allowed', 'opted-out'];
    expect(tried.leftOut.map(({ reason, count }) => [reason, count])).toEqual(
      expect.arrayContaining(reasons.map((reason) => [reason, 1])),
    );
    expect(twilio.messages.filter(({ body }) => body.includes('pedido'))).toEqual([]);

    await control(id, 'start');
    const { report } = await done(id);
    expect(report).toMatchObject({ recipients: 7, waiting: 0 });
    expect(report.leftOut.reduce((sum, { count }) => sum + count, 0)).toBe(5);
    await eventually(() => sentTo('+34622000001').length + sentTo('+34622000002').length === 2);
    const [toEva] = sentTo('+34622000002');
    expect(toEva!.body).toBe('Hola Eva: tu pedido A-2 está listo.');

    const known = async (sid: string): Promise<boolean> =>
      (await keptMessages(team.api)).some(({ provider_id: theirs }) => theirs === sid);
    for (const [to, status] of [
      ['+34622000001', 'delivered'],
      ['+34622000002', 'undelivered'],
    ] as const) {
      const [message] = sentTo(to);
      await eventually(() => known(message!.sid));
      const more = { To: to, ...(status === 'undelivered' && { ErrorCode: '30003' }) };
      await send(
        signedPost(`${team.api.url}/webhooks/messages/status`, statusOf(message!.sid, status, more)),
      );
    }
    await write('+34622000001', '¿A qué hora?');
    await write('+34622000002', 'STOP');
    const after = (await read(id)).report;
    expect(after).toMatchObject({
      ...{ queued: 0, delivered: 1, failed: 1, failures: [{ code: '30003', count: 1 }] },
      ...{ replied: 2, optedOut: 1 },
    });
    // What they cost is known some time after, and from then on what the next ones are going to.
    expect(after.cost).toEqual({ amounts: [], unknown: 1 });
    sentTo('+34622000001')[0]!.price = '-0.07250';
    const prices = team.api.app.get(MessagePricesJob, { strict: false });
    await prices.handle({ signal: new AbortController().signal });
    await prices.handle({ signal: new AbortController().signal });
    expect((await read(id)).report.cost).toEqual({ amounts: [{ unit: 'USD', amount: 0.0725 }], unknown: 0 });
    const next = await add();
    await list(next.id, ['+34622000006', '+34622000007', '+14155550123']);
    expect((await dryRun(next.id)).cost).toEqual({ amounts: [{ unit: 'USD', amount: 0.145 }], unknown: 1 });
    const { text } = await web().get(`/api/campaigns/${id}/export.csv`).expect(200);
    expect(text.split('\r\n')[0]).toBe(
      'number,name,state,reason,sent,status,error,replied,opted out,price,currency',
    );
    expect(text).toMatch(/\+34622000001,Ana,sent,,20[^,]+,delivered,,true,false,0\.0725,USD\r\n/);
    expect(text).toMatch(/\+34622000002,Eva,sent,,20[^,]+,undelivered,30003,true,true,,\r\n/);
    expect(text).toMatch(/12,Nadie,left-out,no-number,,,,false,false,,\r\n/);
    await team.agent.web.get(`/api/campaigns/${id}/export.csv`).expect(403);
  });

  it('that ended long ago are counted once an hour, however often they are looked at', async () => {
    const { id } = await add({ text: 'Seguimos abiertos.' });
    await list(id, ['+34622000011']);
    await control(id, 'start');
    await done(id);
    await eventually(() => sentTo('+34622000011').length === 1);
    const replied = async (at: number): Promise<number> => {
      clock.now = () => at;
      return (await read(id)).report.replied;
    };
    const now = Date.now();
    expect(await replied(now)).toBe(0);
    await write('+34622000011', 'Gracias');
    expect(await replied(now)).toBe(1);
    // As it was a day after: what comes then shows an hour later.
    expect(await replied(now + 25 * HOUR)).toBe(1);
    await team.api.app.get(UnitOfWork).run(async ({ query }) => {
      await sql`update campaign_recipients set sent_at = ${now + HOUR} where campaign_id = ${id}`.execute(
        query,
      );
    });
    expect(await replied(now + 25.5 * HOUR)).toBe(1);
    expect(await replied(now + 26.5 * HOUR)).toBe(0);
  });

  it('send to nobody twice, whoever does a turn how often', async () => {
    const { id } = await add();
    const numbers = Array.from({ length: 60 }, (_, index) => `+346330000${String(index).padStart(2, '0')}`);
    await list(id, numbers);
    await control(id, 'start');
    await Promise.all([turn(id), turn(id), turn(id)]);
    // The share of a turn is fifty: another one comes.
    await done(id);
    await Promise.all([turn(id), turn(id)]);
    await eventually(() => numbers.every((number) => sentTo(number).length === 1));
    const rows = (await keptMessages(team.api)).filter(({ text }) => text === 'Hola, abrimos.');
    expect(rows).toHaveLength(60);
  });

  it('go over WhatsApp as a template, since who has not written opens no window', async () => {
    const text = await add({ channel: 'whatsapp', text: 'Hola' });
    await list(text.id, ['+34622000030']);
    expect((await dryRun(text.id)).leftOut).toMatchObject([{ reason: 'window-closed', count: 1 }]);
    const template = {
      ...{ id: `t-${engine}`, organisation_id: team.organisationId, account_sid: ACCOUNT.accountSid },
      ...{
        content_sid: `HX${'7f'.repeat(16)}`,
        name: 'abrimos',
        language: 'es',
        category: 'utility' as const,
      },
      ...{ body: 'Hola {{1}}, abrimos el lunes.', variables: JSON.stringify([{ name: '1', sample: 'Ana' }]) },
      ...{ buttons: '[]', state: 'approved' as const, rejection: null, created_at: 1, updated_at: 1 },
    };
    const { app } = team.api;
    const templates = app.get(TemplatesStore, { strict: false });
    await app.get(UnitOfWork).run((tx) => templates.insert(tx, template));
    const templateValues = [{ name: '1', value: '{name}' }];
    const draft = { channel: 'whatsapp', text: '', templateId: template.id, templateValues };
    const { id } = await add(draft);
    await list(id, ['+34622000030;Ana', '+34622000031']);
    expect(await dryRun(id)).toMatchObject({
      ...{ reached: 1, segments: null, example: 'Hola Ana, abrimos el lunes.' },
      leftOut: [{ reason: 'value-missing', examples: ['+34622000031'] }],
    });
    await control(id, 'start');
    await done(id);
    await eventually(() => sentTo('whatsapp:+34622000030').length === 1);
    const request = twilio.requests.find((one) => one.get('To') === 'whatsapp:+34622000030')!;
    expect([request.get('ContentSid'), request.get('Body')]).toEqual([template.content_sid, null]);
    await web()
      .post('/api/campaigns')
      .send({ ...draft, channel: 'sms', name: 'x', perMinute: 1, perDay: null, evenInQuietHours: false })
      .expect(422);
    // Contacts of the channel, by what they are called.
    const chosen = await add({ ...draft, contacts: { search: 'ana' } });
    expect(chosen).toMatchObject({ contacts: { search: 'ana' }, report: { recipients: 1, waiting: 1 } });
    expect((await add({ ...draft, contacts: { wroteWithinDays: 7 } })).report.recipients).toBe(0);
    // What the organisation keeps of its contacts is a variable too; who has nothing there is left out.
    const field = { name: 'Nº de cliente', kind: 'text' };
    const { body: kept } = await web().post('/api/contact-fields').send(field).expect(201);
    const { body: known } = await web().get('/api/contacts?search=%2B34622000030').expect(200);
    const ofContacts = {
      ...{ ...draft, contacts: { search: '+3462200003' } },
      templateValues: [{ name: '1', value: '{no_de_cliente}' }],
    };
    const missing = await dryRun((await add(ofContacts)).id);
    expect([missing.reached, missing.leftOut[0]?.reason]).toEqual([0, 'value-missing']);
    for (const { id: contactId } of known as ContactItem[])
      await web()
        .patch(`/api/contacts/${contactId}`)
        .send({ fields: [{ fieldId: (kept as ContactField).id, value: 'K-7' }] })
        .expect(200);
    expect(await dryRun((await add(ofContacts)).id)).toMatchObject({
      ...{ reached: 1, example: 'Hola K-7, abrimos el lunes.' },
    });
    // WhatsApp takes its approval back: nothing goes, and people see why.
    await app.get(UnitOfWork).run((tx) => templates.change(tx, template.id, { state: 'paused' }));
    expect((await dryRun(chosen.id)).problem).toBe('template-not-approved');
    await control(chosen.id, 'start');
    await eventually(async () => (await read(chosen.id)).problem === 'template-not-approved');
    expect((await read(chosen.id)).state).toBe('paused');
    // Also where it does so while a turn is looking at the recipients.
    await app.get(UnitOfWork).run((tx) => templates.change(tx, template.id, { state: 'approved' }));
    const checks = app.get(RecipientChecks, { strict: false });
    const check = checks.of.bind(checks);
    const meanwhile = jest.spyOn(checks, 'of').mockImplementationOnce(async (...given) => {
      await app.get(UnitOfWork).run((tx) => templates.change(tx, template.id, { state: 'paused' }));
      return check(...given);
    });
    await control(chosen.id, 'resume');
    await eventually(async () => (await read(chosen.id)).problem === 'template-not-approved');
    expect(meanwhile).toHaveBeenCalledTimes(1);
    expect(await read(chosen.id)).toMatchObject({ state: 'paused', report: { waiting: 1 } });
    // A variable more than the campaign has values for is nobody's own fault: all go on waiting.
    const write = (body: string): Promise<void> =>
      app.get(UnitOfWork).run((tx) => templates.change(tx, template.id, { body, state: 'approved' }));
    const longer = 'Hola {{1}}, abrimos el {{2}} a las nueve.';
    await write(template.body);
    meanwhile.mockImplementationOnce(async (...given) => {
      const checked = await check(...given);
      await write(longer);
      return checked;
    });
    await control(chosen.id, 'resume');
    await eventually(async () => (await read(chosen.id)).problem === 'template-changed');
    expect((await dryRun(chosen.id)).problem).toBe('template-changed');
    await control(chosen.id, 'resume');
    const held = await eventually(async () => {
      const now = await read(chosen.id);
      return now.state !== 'running' && now.state !== 'scheduled' && now;
    });
    expect(held).toMatchObject({ state: 'paused', problem: 'template-changed', report: { waiting: 1 } });
    meanwhile.mockRestore();
  });

  it('begin at their time, pause, go on and stop', async () => {
    const { id } = await add();
    await control(id, 'start', {}, 422);
    await list(id, ['+34622000040', '+34622000041']);
    const startsAt = new Date(Date.now() + HOUR).toISOString();
    expect(await control(id, 'start', { startsAt })).toMatchObject({
      state: 'scheduled',
      startsAt: Date.parse(startsAt),
    });
    await control(id, 'start', {}, 409);
    await web().post(`/api/campaigns/${id}/list`).set('content-type', 'text/csv').send('1').expect(409);
    await web().delete(`/api/campaigns/${id}`).expect(409);
    expect((await control(id, 'pause')).state).toBe('paused');
    expect((await control(id, 'resume')).state).toBe('scheduled');
    expect(await control(id, 'stop')).toMatchObject({
      state: 'stopped',
      report: { waiting: 0, leftOut: [{ reason: 'stopped', count: 2 }] },
    });
    await turn(id);
    expect(sentTo('+34622000040')).toEqual([]);
    const { id: other } = await add();
    await web().delete(`/api/campaigns/${other}`).expect(204);
    await team.agent.web.get(`/api/campaigns/${other}`).expect(404);
    await team.stranger.web.get(`/api/campaigns/${id}`).expect(404);
    await team.agent.web.post(`/api/campaigns/${id}/start`).expect(403);
  });

  it('wait for the morning where it is night, and for tomorrow when the day is full', async () => {
    const clockInMadrid = (at: number): string => wallTime(at, 'Europe/Madrid').time;
    // Night in Madrid now, and in no zone of the United States.
    const now = Date.now();
    await quiet({ from: clockInMadrid(now - HOUR), to: clockInMadrid(now + HOUR) });
    const { id } = await add();
    await list(id, ['+34622000050', '+12025550123']);
    expect(await dryRun(id)).toMatchObject({ reached: 2, quietNow: 1 });
    await control(id, 'start');
    await eventually(() => sentTo('+12025550123').length === 1);
    expect(await read(id)).toMatchObject({ state: 'running', report: { waiting: 1 } });
    clock.now = () => Date.now() + 2 * HOUR;
    await turn(id);
    clock.now = () => Date.now();
    // Jobs go by the clock of the machine: the message is written down, and waits.
    expect(await read(id)).toMatchObject({
      state: 'done',
      report: { recipients: 2, waiting: 0, leftOut: [] },
    });
    await quiet(null);

    const { id: daily } = await add({ perDay: 1 });
    await list(daily, ['+34622000060', '+34622000061']);
    expect((await dryRun(daily)).days).toBe(2);
    await control(daily, 'start');
    await eventually(async () => (await read(daily)).report.waiting === 1);
    await turn(daily);
    expect((await read(daily)).report.waiting).toBe(1);
    clock.now = () => Date.now() + 25 * HOUR;
    await turn(daily);
    expect((await read(daily)).state).toBe('done');
  });
});
