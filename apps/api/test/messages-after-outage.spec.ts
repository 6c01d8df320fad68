import type { Conversation, Message, Page } from '@centralita/shared-types';
import { AttachmentsStore } from '../src/domains/messages/attachments.store';
import { FetchFilesJob } from '../src/domains/messages/fetch-files.job';
import { SEND_MESSAGE } from '../src/domains/messages/message-queues';
import type { MessageTables } from '../src/domains/messages/messages-schema';
import { ReconcileMessagesJob } from '../src/domains/messages/reconcile-messages.job';
import { ReconciliationsStore } from '../src/domains/messages/reconciliations.store';
import type { Engine } from '../src/platform/database/database';
import { UnitOfWork } from '../src/platform/database/unit-of-work';
import { DeadLetters } from '../src/platform/queue/dead-letters';
import { QueueWatch } from '../src/platform/queue/queue-watch';
import { ACCOUNT } from './support/account';
import { appointmentsOf } from './support/appointments';
import { eventually } from './support/eventually';
import { incomingMessage, keptMessages, listed } from './support/messages';
import { startMessagingTeam, type MessagingTeam } from './support/messaging-team';
import type { Team } from './support/team';
import type { TwilioMessage, TwilioMessages } from './support/twilio-messages';
import { send, signedPost, type Answer } from './support/twilio-webhook';

const HOUR = 3_600_000;

describe.each<Engine>(['sqlite', 'postgres'])('where Twilio is away for long, on %s', (engine) => {
  let started: MessagingTeam;
  let team: Team;
  let twilio: TwilioMessages;
  beforeAll(async () => {
    started = await startMessagingTeam(engine);
    ({ team, twilio } = started);
  });
  afterAll(() => started.close());

  const post = (parameters: Record<string, string>): Promise<Answer> =>
    send(signedPost(`${team.api.url}/webhooks/messages`, parameters));
  const sentTo = (to: string): TwilioMessage[] => twilio.messages.filter((message) => message.to === to);
  const keptOf = async (sid: string) => (await keptMessages(team.api)).find((row) => row.provider_id === sid);

  it('says to who wrote it that a message has failed once it is given up, and sends it again, once', async () => {
    const from = '+34600000208';
    await post(incomingMessage('Hola', { From: from }));
    await eventually(() => sentTo(from).length === 1);
    const [{ conversation_id: id } = { conversation_id: '' }] = (await keptMessages(team.api)).filter(
      ({ text }) => text === 'Hola',
    );
    const patience = { ...SEND_MESSAGE.retry };
    Object.assign(SEND_MESSAGE.retry, { attemptsMax: 2, backoffMs: 10 });
    twilio.next.push(
      { kind: 'refuse', status: 429, code: 20429 },
      { kind: 'refuse', status: 429, code: 20429 },
    );
    const { body: written } = await team.agent.web
      .post(`/api/conversations/${id}/messages`)
      .send({ text: 'Sí, a las ocho.', clientId: 'after-outage-1' })
      .expect(201);
    const messageId = (written as Message).id;
    const read = async (): Promise<Message | undefined> => {
      const { body } = await team.agent.web.get(`/api/conversations/${id}/messages`).expect(200);
      return (body as Page<Message>).items.find((one) => one.id === messageId);
    };
    const failed = await eventually(async () => {
      const message = await read();
      return message?.status === 'failed' && message;
    });
    Object.assign(SEND_MESSAGE.retry, patience);
    expect(failed).toMatchObject({ canRetry: true, error: { code: 'messages/given-up' } });
    expect(failed.error?.detail).toBeTruthy();

    const letters = team.api.app.get(DeadLetters, { strict: false });
    const [letter] = await letters.list(10);
    expect(letter).toMatchObject({ queue: SEND_MESSAGE.name, reason: failed.error?.detail });
    await team.agent.web.post(`/api/messages/${messageId}/retry`).expect(200);
    await eventually(() => sentTo(from).length === 2);
    expect(await letters.retryAll()).toBe(1);
    const watch = team.api.app.get(QueueWatch, { strict: false });
    await eventually(async () =>
      (await watch.look()).every(
        ({ queue, ready, active, dead }) => queue !== SEND_MESSAGE.name || ready + active + dead === 0,
      ),
    );
    expect(sentTo(from)).toHaveLength(2);
  });

  it('answers a voice note that does not come after some tries, and goes on fetching it', async () => {
    const path = `/2010-04-01/Accounts/${ACCOUNT.accountSid}/Messages/MM3/Media/ME3`;
    const file = { type: 'audio/ogg', content: Buffer.from('OggS'), failures: Infinity };
    twilio.files.set(path, file);
    const from = 'whatsapp:+34600000042';
    const message = incomingMessage('', {
      ...{ From: from, To: `whatsapp:${ACCOUNT.phoneNumber}`, NumMedia: '1' },
      ...{ MediaUrl0: `https://api.twilio.com${path}`, MediaContentType0: 'audio/ogg' },
    });
    await post(message);
    const { id: messageId } = (await keptOf(message['MessageSid']!))!;
    const { app } = team.api;
    const job = {
      ...{ id: 'fetched-by-the-spec', data: { messageId, thenAnswer: true }, requestId: undefined },
      ...{ signal: new AbortController().signal, once: () => Promise.resolve(true) },
    };
    const attempt = (number: number): Promise<void> =>
      app.get(FetchFilesJob, { strict: false }).handle({ ...job, attempt: number });
    const state = async (): Promise<string | undefined> =>
      (await app.get(AttachmentsStore, { strict: false }).ofMessages([messageId]))[0]?.state;

    await expect(attempt(4)).rejects.toMatchObject({ code: 'attachments/not-found' });
    expect(sentTo(from)).toHaveLength(0);
    await expect(attempt(5)).rejects.toMatchObject({ code: 'attachments/not-found' });
    const [answer] = await eventually(() => sentTo(from).length > 0 && sentTo(from));
    expect(answer!.body).toContain('No pude entender tu audio');
    expect(await state()).toBe('waiting');
    file.failures = 0;
    await attempt(19);
    expect(await state()).toBe('stored');
    await post(incomingMessage('¿Hola?', { From: from, To: `whatsapp:${ACCOUNT.phoneNumber}` }));
    await eventually(() => sentTo(from).length === 2);
    expect(sentTo(from).filter(({ body }) => body === answer!.body)).toHaveLength(1);
  });

  it('leaves to a person what is taken in hours late: before a restore it may have been answered', async () => {
    const { book, read, rules, sent } = appointmentsOf(() => started);
    await rules({ quiet: null });
    const { app } = team.api;
    const store = app.get(ReconciliationsStore, { strict: false });
    // As a backup has it.
    await app.get(UnitOfWork).run(async (tx) => {
      await tx.query.withTables<MessageTables>().deleteFrom('message_reconciliations').execute();
      await store.put(tx, { account_sid: ACCOUNT.accountSid, begun_at: 0, until: Date.now() - 3 * HOUR });
    });
    const [asks, replies, leaves, askedNow] = [
      '+34600000211',
      '+34600000212',
      '+34600000213',
      '+34600000214',
    ];
    const { id } = await book(replies, Date.now() + 300 * HOUR);
    await sent(id, 'confirmation');
    twilio.messages.push(
      listed(asks, '¿Abrís hoy?', -HOUR - 60_000),
      listed(replies, 'Sí', -2 * HOUR),
      listed(leaves, 'Baja', -2 * HOUR),
      listed(askedNow, '¿Abrís hoy?', -HOUR + 60_000),
    );
    await app.get(ReconcileMessagesJob, { strict: false }).handle();
    const one = async (search: string): Promise<Conversation | undefined> => {
      const { body } = await team.agent.web.get(`/api/conversations?search=${search.slice(1)}`).expect(200);
      return (body as Page<Conversation>).items[0];
    };
    for (const phone of [asks, replies])
      expect(await one(phone)).toMatchObject({ answeredBy: 'person', handedOver: { reason: 'came-late' } });
    expect((await read(id)).state).toBe('booked');
    expect(await one(leaves)).toMatchObject({ cannotWrite: 'opted-out', handedOver: null });
    await eventually(() => sentTo(askedNow).length === 1);
    expect([asks, replies, leaves].map((phone) => sentTo(phone).length)).toEqual([0, 1, 0]);
  });
});
