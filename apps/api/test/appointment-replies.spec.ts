import { KnowledgeBase } from '../src/domains/knowledge/api/knowledge-base';
import { AutomaticMessages } from '../src/domains/messages/api/automatic-messages';
import type { Engine } from '../src/platform/database/database';
import { UnitOfWork } from '../src/platform/database/unit-of-work';
import { appointmentsOf } from './support/appointments';
import { eventually } from './support/eventually';
import { incomingMessage, keptMessages } from './support/messages';
import { startMessagingTeam, type MessagingTeam } from './support/messaging-team';
import { send, signedPost } from './support/twilio-webhook';

const HOUR = 3_600_000;
const ARTICLES = [
  { title: 'Horario', text: 'Abrimos de 8:00 a 20:00.', question: '¿A qué hora abrís?' },
  { title: 'Peinados', text: 'Elige: 1 corto, 2 largo.', question: '¿Qué peinados hacéis?' },
];

/** What stands between a notice and the reply that may be about it. */
describe.each<Engine>(['sqlite', 'postgres'])('replies to appointments on %s', (engine) => {
  let started: MessagingTeam;
  const { at, rules, book, read, sentTo, sent } = appointmentsOf(() => started);
  beforeAll(async () => {
    started = await startMessagingTeam(engine, { TIME_ZONE: 'Europe/Madrid' });
    const { team } = started;
    const knowledge = team.api.app.get(KnowledgeBase, { strict: false });
    for (const { title, text, question } of ARTICLES) {
      const article = { title, text, questions: [question], tags: [], language: 'es' };
      await knowledge.add(team.organisationId, article, { via: 'server' });
    }
    await rules({ quiet: null });
  });
  afterEach(() => at(() => Date.now()));
  afterAll(() => started.close());

  const write = async (from: string, body: string, more: Record<string, string> = {}): Promise<void> =>
    void (await send(
      signedPost(`${started.team.api.url}/webhooks/messages`, incomingMessage(body, { From: from, ...more })),
    ));
  const asks = async (phone: string, question: string, answer: string): Promise<void> => {
    await write(phone, question);
    await eventually(() => sentTo(phone).some(({ body }) => body.includes(answer)));
  };
  /** As a campaign writes to somebody. @returns its id at Twilio */
  const campaign = async (phone: string, content: string): Promise<string> => {
    const { api, organisationId } = started.team;
    const messages = api.app.get(AutomaticMessages, { strict: false });
    const reach = await messages.reach(organisationId, 'sms', phone);
    const message = { organisationId, reach, name: undefined, content, clientId: `campaign-${phone}` };
    await api.app.get(UnitOfWork).run((tx) => messages.write(tx, message));
    return eventually(async () =>
      (await keptMessages(api)).find(({ client_id: id, provider_id: sid }) => id === message.clientId && sid),
    ).then(({ provider_id: sid }) => sid!);
  };
  const noticeSid = async (conversationId: string | null): Promise<string> => {
    const notice = await eventually(async () =>
      (await keptMessages(started.team.api)).find(
        (row) =>
          row.conversation_id === conversationId && row.client_id?.startsWith('notice-') && row.provider_id,
      ),
    );
    return notice.provider_id!;
  };

  it('are not what a campaign has asked since, nor the reply that quotes it', async () => {
    const phone = '+34611000101';
    const { id } = await book(phone, Date.now() + 300 * HOUR);
    const { conversationId } = await sent(id, 'confirmation');
    const sid = await campaign(phone, 'Responde 1 para el azul, 2 para el rojo o "cambiar" para otro.');
    for (const word of ['2', '1', 'cambiar', 'confirmar', 'sí']) await write(phone, word);
    expect((await read(id)).state).toBe('booked');
    await write(phone, '2', { OriginalRepliedMessageSid: await noticeSid(conversationId ?? null) });
    expect((await read(id)).state).toBe('to-move');

    const other = await book('+34611000102', Date.now() + 300 * HOUR);
    const quoted = await campaign('+34611000102', 'Responde 1 o 2.');
    expect(quoted).not.toBe(sid);
    await sent(other.id, 'confirmation');
    await write('+34611000102', '1', { OriginalRepliedMessageSid: quoted });
    expect((await read(other.id)).state).toBe('booked');
  });

  it('count after what the bot has answered, but for a digit that its answer offers', async () => {
    const [asker, chooser] = ['+34611000103', '+34611000104'];
    const first = await book(asker, Date.now() + 300 * HOUR);
    await sent(first.id, 'confirmation');
    await asks(asker, '¿A qué hora abrís?', '20:00');
    await write(asker, '1');
    expect((await read(first.id)).state).toBe('confirmed');

    const second = await book(chooser, Date.now() + 300 * HOUR);
    await sent(second.id, 'confirmation');
    await asks(chooser, '¿Qué peinados hacéis?', '2 largo');
    await write(chooser, '2');
    expect((await read(second.id)).state).toBe('booked');
    await write(chooser, 'Cambiar');
    expect((await read(second.id)).state).toBe('to-move');
  });

  it('are no digit of days or, after other talk, of hours later; a word that says it is', async () => {
    const [late, talked] = ['+34611000105', '+34611000106'];
    const startsAt = Date.now() + 300 * HOUR;
    at(() => Date.now() - 13 * HOUR);
    const second = await book(talked, startsAt);
    await sent(second.id, 'confirmation');
    await asks(talked, '¿A qué hora abrís?', '20:00');
    // Further back and never forward: a worker's timer that was set before would be late.
    at(() => Date.now() - 73 * HOUR);
    const first = await book(late, startsAt);
    await sent(first.id, 'confirmation');
    at(() => Date.now());
    for (const [phone, { id }] of [
      [late, first],
      [talked, second],
    ] as const) {
      await write(phone, '2');
      expect((await read(id)).state).toBe('booked');
      await write(phone, 'confirmo');
      expect((await read(id)).state).toBe('confirmed');
    }
  });
});
