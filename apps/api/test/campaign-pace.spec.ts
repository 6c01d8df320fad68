import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import type { Campaign } from '@centralita/shared-types';
import { SenderPaceStore } from '../src/domains/messages/sender-pace.store';
import type { Engine } from '../src/platform/database/database';
import { UnitOfWork } from '../src/platform/database/unit-of-work';
import { JobQueue } from '../src/platform/queue/job-queue';
import { ACCOUNT } from './support/account';
import { eventually } from './support/eventually';
import { startMessagingTeam, type MessagingTeam } from './support/messaging-team';

const EVERY_MS = 500;
/** Of a campaign of 600 a minute: without a pace of the sender, fifty go in each. */
const TURN_MS = 5_000;
const HOUR_MS = 3_600_000;

describe.each<Engine>(['sqlite', 'postgres'])('a campaign from a number with a pace on %s', (engine) => {
  let started: MessagingTeam;
  beforeAll(async () => {
    started = await startMessagingTeam(engine, { SENDER_MESSAGES_PER_SECOND: String(1000 / EVERY_MS) });
  }, 90_000);
  afterAll(() => started.close());

  const admin = () => started.team.admin.web;
  const begin = async (numbers: readonly string[]): Promise<string> => {
    const draft = { name: 'News', channel: 'sms', text: 'Abrimos.', perMinute: 600, perDay: null };
    const made = await admin()
      .post('/api/campaigns')
      .send({ ...draft, evenInQuietHours: true });
    const { id } = made.body as Campaign;
    await admin()
      .post(`/api/campaigns/${id}/list`)
      .set('content-type', 'text/csv')
      .send(Buffer.from(numbers.join('\r\n')))
      .expect(200);
    await admin().post(`/api/campaigns/${id}/start`).send({}).expect(200);
    return id;
  };
  const read = async (id: string): Promise<Campaign> =>
    (await admin().get(`/api/campaigns/${id}`).expect(200)).body as Campaign;
  const numbers = (count: number, tens: string): string[] =>
    Array.from({ length: count }, (_, index) => `+346440${tens}0${String(index).padStart(2, '0')}`);
  const sender = `sms:${ACCOUNT.phoneNumber}`;

  it('writes down what the number can send until its next turn: a pause holds the others, answers go between', async () => {
    const list = numbers(30, '01');
    const id = await begin(list);
    await eventually(async () => (await read(id)).report.waiting < list.length);
    const paused = (await admin().post(`/api/campaigns/${id}/pause`).expect(200)).body as Campaign;
    // A second turn may have come by now on a busy machine.
    const written = list.length - paused.report.waiting;
    expect(written).toBeLessThanOrEqual((2 * TURN_MS) / EVERY_MS);
    const answer = { channel: 'sms', to: '+34644090001', text: 'A las diez', clientId: randomUUID() };
    await started.team.agent.web.post('/api/messages').send(answer).expect(201);
    const sentTo = () => started.twilio.messages.map(({ to }) => to);
    await eventually(() => sentTo().includes(answer.to));
    await eventually(() => sentTo().length === written + 1);
    expect((await read(id)).report.waiting).toBe(list.length - written);
    await admin().post(`/api/campaigns/${id}/resume`).expect(200);
    await eventually(() => list.every((number) => sentTo().includes(number)));
    expect(sentTo()).toHaveLength(list.length + 1);
    expect((await read(id)).state).toBe('done');
  });

  it('writes nothing down while the number has more to send than that, and comes again when it is free', async () => {
    const { app } = started.team.api;
    const pace = app.get(SenderPaceStore, { strict: false });
    const freeAt = Date.now() + HOUR_MS;
    await app.get(UnitOfWork).run((tx) => pace.take(tx, sender, freeAt - EVERY_MS, EVERY_MS));
    const enqueued = jest.spyOn(app.get(JobQueue, { strict: false }), 'enqueue');
    const list = numbers(3, '02');
    const id = await begin(list);
    const turns = () => enqueued.mock.calls.filter(([, queue]) => queue.name === 'campaign-turn');
    await eventually(() => turns().length > 1);
    expect(turns().map(([, , , options]) => options?.runAt)[1]).toBe(freeAt);
    expect(await read(id)).toMatchObject({ state: 'running', report: { waiting: 3 } });
    enqueued.mockRestore();
    await admin().post(`/api/campaigns/${id}/stop`).expect(200);
  });
});
