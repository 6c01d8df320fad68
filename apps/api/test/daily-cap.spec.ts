import { randomUUID } from 'node:crypto';
import {
  momentOf,
  wallTime,
  type Alert,
  type Appointment,
  type Campaign,
  type Conversation,
  type Page,
  type Problem,
  type ReminderRules,
} from '@centralita/shared-types';
import { DueNoticesJob } from '../src/domains/appointments/due-notices.job';
import { Clock } from '../src/platform/clock/clock';
import type { Engine } from '../src/platform/database/database';
import { JobStore } from '../src/platform/queue/job-store';
import { ACCOUNT, ACCOUNT_ENVIRONMENT } from './support/account';
import { freshPlace, type Place } from './support/databases';
import { eventually } from './support/eventually';
import { ACK, incomingMessage, keptMessages, NO_TWIML, twimlOf } from './support/messages';
import { startApi, type RunningApi } from './support/running-api';
import { browser, PASSWORD, startTeam, type Team } from './support/team';
import { startTwilioMessages, type TwilioMessages } from './support/twilio-messages';
import { send, signedPost, type Answer } from './support/twilio-webhook';

const CAP = 3;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

describe.each<Engine>(['sqlite', 'postgres'])('the messages of a day on %s', (engine) => {
  let place: Place;
  let team: Team;
  let apis: RunningApi[];
  let twilio: TwilioMessages;
  let day: number;
  beforeAll(async () => {
    place = await freshPlace(engine);
    twilio = await startTwilioMessages();
    const environment = {
      ...ACCOUNT_ENVIRONMENT,
      TWILIO_EMULATOR_URL: twilio.url,
      MESSAGES_PER_DAY: String(CAP),
      TIME_ZONE: 'Europe/Madrid',
      ...(engine === 'postgres' && { DATABASE_URL: place.address }),
    };
    team = await startTeam(environment);
    apis = [team.api, ...(engine === 'postgres' ? [await startApi(environment)] : [])];
    day = Math.floor(Date.now() / DAY) - 30;
    // Days go by at once: whoever waits for one has to look at the clock again.
    for (const { app } of apis) Object.assign(app.get(JobStore, { strict: false }), { pollMs: 100 });
    await team.owner.web
      .patch(`/api/organisations/${team.organisationId}`)
      .send({ numbers: [ACCOUNT.phoneNumber] })
      .expect(200);
    const { body } = await team.admin.web.get('/api/reminder-rules').expect(200);
    await team.admin.web
      .put('/api/reminder-rules')
      .send({ ...(body as object), quiet: null })
      .expect(200);
  }, 90_000);
  beforeEach(() => nextDay());
  afterAll(async () => {
    for (const api of apis) await api.close();
    await twilio.close();
    await place.remove();
  });

  /** It is noon of the following day, and time goes on; jobs run by the clock of the machine, which is ahead. */
  function nextDay(): void {
    day += 1;
    const behind = Date.now() - (day * DAY + 12 * HOUR);
    for (const { app } of apis) app.get(Clock, { strict: false }).now = () => Date.now() - behind;
  }
  const write = (to: string, web = team.agent.web, clientId: string = randomUUID()) =>
    web.post('/api/messages').send({ channel: 'sms', to, text: `To ${to}`, clientId });
  const useUp = async (count: number): Promise<void> => {
    for (let one = 0; one < count; one += 1) await write(`+346990000${day % 100}`).expect(201);
  };
  const come = (from: string, text: string): Promise<Answer> =>
    send(signedPost(`${team.api.url}/webhooks/messages`, incomingMessage(text, { From: from })));
  const alerts = async (state: 'open' | 'resolved'): Promise<Alert[]> => {
    const { body } = await team.admin.web.get(`/api/alerts?state=${state}`).expect(200);
    return (body as Page<Alert>).items.filter(({ kind }) => kind === 'daily-cap');
  };
  const conversationWith = async (address: string): Promise<Conversation> => {
    const { body } = await team.agent.web.get(`/api/conversations?search=${address.slice(1)}`).expect(200);
    return (body as Page<Conversation>).items[0]!;
  };
  const writtenTo = async (address: string): Promise<string[]> => {
    const { id } = await conversationWith(address);
    const rows = (await keptMessages(team.api)).filter((row) => row.conversation_id === id);
    return rows.filter(({ author }) => author !== 'customer').map(({ text }) => text);
  };
  const sentTo = (to: string): number => twilio.messages.filter((message) => message.to === to).length;

  it('are no more than the limit, however many ask at once; the admins hear of it once a day', async () => {
    const { email } = team.agent;
    const webs = await Promise.all(
      apis.map(async (api) => {
        const web = browser(api);
        await web.post('/api/session').send({ email, password: PASSWORD }).expect(200);
        return web;
      }),
    );
    const asked = Array.from({ length: 8 }, (_, index) => ({
      to: `+3461200000${index}`,
      clientId: randomUUID(),
    }));
    const answers = await Promise.all(
      asked.map(({ to, clientId }, index) => write(to, webs[index % webs.length], clientId)),
    );
    const refused = answers.filter(({ status }) => status === 429);
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(CAP);
    expect(refused).toHaveLength(8 - CAP);
    expect((refused[0]!.body as Problem).code).toBe('messages/daily-cap');
    const midnight = new Date((day + 1) * DAY).toISOString();
    expect((refused[0]!.body as Problem).detail).toContain(`(${CAP}). It can send more from ${midnight} on.`);
    const waitSec = Number(refused[0]!.headers['retry-after']);
    expect(waitSec).toBeGreaterThan(11.5 * 3600);
    expect(waitSec).toBeLessThanOrEqual(12 * 3600);
    const first = await alerts('open');
    expect(first).toMatchObject([{ count: 1, facts: { count: CAP } }]);

    nextDay();
    const late = asked[answers.findIndex(({ status }) => status === 429)]!;
    await write(late.to, team.agent.web, late.clientId).expect(201);
    await useUp(CAP - 1);
    await write(late.to).expect(429);
    await eventually(() => twilio.messages.length === 2 * CAP);
    const second = await alerts('open');
    expect(second).toMatchObject([{ count: 1, facts: { count: CAP } }]);
    expect((await alerts('resolved')).map(({ id }) => id)).toEqual([first[0]!.id]);
  });

  it('leave customers to a person where the bot can say nothing more', async () => {
    await useUp(CAP - 1);
    // The acknowledgement in the answer to the webhook is the last one.
    const [last, beyond] = ['+34613000001', '+34613000002'];
    expect((await come(last, '¿A qué hora abrís?')).body).toBe(twimlOf(ACK));
    expect((await come(beyond, '¿A qué hora abrís?')).body).toBe(NO_TWIML);
    for (const address of [last, beyond]) {
      const handed = await eventually(async () => {
        const conversation = await conversationWith(address);
        return conversation.answeredBy === 'person' && conversation;
      });
      expect(handed.handedOver).toMatchObject({ reason: 'daily-cap' });
      expect(handed.waitingSince).not.toBeNull();
    }
    expect([await writtenTo(last), await writtenTo(beyond)]).toEqual([[ACK], []]);
  });

  it('let a campaign wait, which goes on by itself the next day unless somebody pauses it', async () => {
    const admin = team.admin.web;
    const begin = async (name: string, numbers: readonly string[]): Promise<string> => {
      const draft = { name, channel: 'sms', text: 'Abrimos.', perMinute: 600, perDay: null };
      const made = await admin.post('/api/campaigns').send({ ...draft, evenInQuietHours: true });
      const { id } = made.body as Campaign;
      await admin
        .post(`/api/campaigns/${id}/list`)
        .set('content-type', 'text/csv')
        .send(Buffer.from(numbers.join('\r\n')))
        .expect(200);
      await admin.post(`/api/campaigns/${id}/start`).send({}).expect(200);
      return id;
    };
    const read = async (id: string): Promise<Campaign> =>
      (await admin.get(`/api/campaigns/${id}`).expect(200)).body as Campaign;
    const become = (id: string, state: Campaign['state']): Promise<Campaign> =>
      eventually(async () => {
        const campaign = await read(id);
        return campaign.state === state && campaign;
      });
    const numbers = Array.from({ length: CAP + 2 }, (_, index) => `+3461400000${index}`);
    const news = await begin('News', numbers);
    const waiting = { problem: 'daily-cap', goesOnAt: (day + 1) * DAY };
    expect(await become(news, 'paused')).toMatchObject({
      ...{ ...waiting, report: { recipients: CAP + 2, waiting: 2 } },
    });
    // Nobody's conversation was opened in vain.
    const { body } = await team.agent.web.get('/api/conversations?search=3461400000').expect(200);
    expect((body as Page<Conversation>).items).toHaveLength(CAP);
    const [keptNumber, stoppedNumber] = ['+34614000010', '+34614000011'];
    const kept = await begin('Kept', [keptNumber]);
    expect(await become(kept, 'paused')).toMatchObject(waiting);
    const paused = await admin.post(`/api/campaigns/${kept}/pause`).expect(200);
    expect(paused.body).toMatchObject({ state: 'paused', problem: null, goesOnAt: null });
    await admin.post(`/api/campaigns/${kept}/pause`).expect(409);
    const stopped = await begin('Stopped', [stoppedNumber]);
    expect(await become(stopped, 'paused')).toMatchObject(waiting);
    await admin.post(`/api/campaigns/${stopped}/stop`).expect(200);

    nextDay();
    expect(await become(news, 'done')).toMatchObject({
      problem: null,
      goesOnAt: null,
      report: { waiting: 0 },
    });
    await eventually(() => numbers.every((number) => sentTo(number) > 0));
    expect(await read(kept)).toMatchObject({ state: 'paused', report: { waiting: 1 } });
    await admin.post(`/api/campaigns/${kept}/resume`).send({}).expect(200);
    await become(kept, 'done');
    await eventually(() => sentTo(keptNumber) > 0);
    expect(numbers.map(sentTo)).toEqual(numbers.map(() => 1));
    expect([keptNumber, stoppedNumber].map(sentTo)).toEqual([1, 0]);
    expect(await read(stopped)).toMatchObject({ state: 'stopped', goesOnAt: null });
  });

  it('let what is due for appointments wait, or say that it is too late; a reply is taken all the same', async () => {
    const book = async (phone: string, startsInHours: number): Promise<Appointment> => {
      const startsAt = new Date(day * DAY + (12 + startsInHours) * HOUR).toISOString();
      const draft = { name: 'Lucía', phone, startsAt, what: 'Revisión' };
      return (await team.agent.web.post('/api/appointments').send(draft).expect(201)).body as Appointment;
    };
    const confirmation = async ({ id }: Appointment) => {
      const { body } = await team.agent.web.get(`/api/appointments/${id}`).expect(200);
      return (body as Appointment).notices.find(({ kind }) => kind === 'confirmation')!;
    };
    const [answers, waits, isLate] = ['+34615000001', '+34615000002', '+34615000003'];
    const answered = await book(answers, 80);
    await eventually(async () => (await confirmation(answered)).state === 'sent');
    await useUp(CAP - 1);
    const waiting = await book(waits, 80);
    const late = await book(isLate, 6);
    const midnight = (day + 1) * DAY;
    await eventually(async () => (await confirmation(waiting)).at === midnight);
    expect(await confirmation(waiting)).toMatchObject({ state: 'planned', stopped: null });
    await eventually(async () => (await confirmation(late)).stopped === 'too-late');

    expect((await come(answers, '1')).body).toBe(NO_TWIML);
    const { body } = await team.agent.web.get(`/api/appointments/${answered.id}`).expect(200);
    expect((body as Appointment).state).toBe('confirmed');
    expect(await conversationWith(answers)).toMatchObject({
      answeredBy: 'person',
      handedOver: { reason: 'daily-cap' },
    });
    expect(await writtenTo(answers)).toHaveLength(1);

    nextDay();
    await team.api.app.get(DueNoticesJob, { strict: false }).handle();
    await eventually(async () => (await confirmation(waiting)).state === 'sent');
    await eventually(() => sentTo(waits) === 1);
    expect(sentTo(isLate)).toBe(0);
  });

  it('let what is due for appointments wait for the morning, also when those change meanwhile', async () => {
    const web = team.agent.web;
    const { body } = await team.admin.web.get('/api/reminder-rules').expect(200);
    const usual = body as ReminderRules;
    const save = (rules: ReminderRules) => team.admin.web.put('/api/reminder-rules').send(rules).expect(200);
    const noon = day * DAY + 12 * HOUR;
    const book = async (phone: string, startsAt: number): Promise<string> => {
      const draft = { name: 'Lucía', phone, startsAt: new Date(startsAt).toISOString(), what: 'Revisión' };
      return ((await web.post('/api/appointments').send(draft).expect(201)).body as Appointment).id;
    };
    const notice = async (id: string, kind: string) => {
      const read = await web.get(`/api/appointments/${id}`).expect(200);
      return (read.body as Appointment).notices.find((one) => one.kind === kind)!;
    };
    const [reminds, confirms] = ['+34615000004', '+34615000005'];
    // A day before it is soon.
    const reminded = await book(reminds, noon + DAY + HOUR);
    await eventually(async () => (await notice(reminded, 'confirmation')).state === 'sent');
    await useUp(CAP - 1);
    await save({ ...usual, quiet: { from: '21:00', to: '09:00' } });
    const { date } = wallTime(noon + DAY, 'Europe/Madrid');
    const morning = momentOf({ date, time: '09:00' }, 'Europe/Madrid');
    const confirmed = await book(confirms, noon + 80 * HOUR);
    await eventually(async () => (await notice(confirmed, 'confirmation')).at === morning);
    for (const { app } of apis) app.get(Clock, { strict: false }).now = () => noon + 2 * HOUR;
    await team.api.app.get(DueNoticesJob, { strict: false }).handle();
    await eventually(async () => (await notice(reminded, 'reminder')).at === morning);
    await web.patch(`/api/appointments/${reminded}`).send({ note: 'Con su hija' }).expect(200);
    expect(await notice(reminded, 'reminder')).toMatchObject({ state: 'planned', at: morning });

    for (const { app } of apis) app.get(Clock, { strict: false }).now = () => morning;
    await team.api.app.get(DueNoticesJob, { strict: false }).handle();
    await eventually(() => sentTo(confirms) === 1 && sentTo(reminds) === 2);
    await save(usual);
  });
});
