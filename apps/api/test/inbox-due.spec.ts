import {
  USUAL_INBOX_SETTINGS,
  type Analytics,
  type Conversation,
  type ConversationChange,
  type ConversationCounts,
  type InboxSettings,
  type Message,
  type Page,
  type ThreadEntry,
} from '@centralita/shared-types';
import { ConversationsStore } from '../src/domains/messages/conversations.store';
import type { ConversationRow } from '../src/domains/messages/messages-schema';
import type { Engine } from '../src/platform/database/database';
import { UnitOfWork } from '../src/platform/database/unit-of-work';
import { ACCOUNT } from './support/account';
import { eventually } from './support/eventually';
import { LiveClient, newSession } from './support/live-client';
import { incomingMessage } from './support/messages';
import { startMessagingTeam, type MessagingTeam } from './support/messaging-team';
import type { Member, Team } from './support/team';
import type { TwilioMessages } from './support/twilio-messages';
import { send, signedPost } from './support/twilio-webhook';

const HOUR_MS = 3_600_000;

describe.each<Engine>(['sqlite', 'postgres'])('what is due in an inbox, on %s', (engine) => {
  let started: MessagingTeam;
  let team: Team;
  let twilio: TwilioMessages;
  let numbers = 0;
  beforeAll(async () => {
    started = await startMessagingTeam(engine);
    ({ team, twilio } = started);
  });
  afterAll(() => started.close());

  const list = async (query: string, member: Member = team.agent): Promise<string[]> =>
    ((await member.web.get(`/api/conversations?${query}`).expect(200)).body as Page<Conversation>).items.map(
      ({ id }) => id,
    );
  const read = async (id: string): Promise<Conversation> =>
    (await team.agent.web.get(`/api/conversations/${id}`).expect(200)).body as Conversation;
  const counts = async (member: Member = team.agent): Promise<ConversationCounts> =>
    (await member.web.get('/api/conversations/counts').expect(200)).body as ConversationCounts;
  const change = async (id: string, body: ConversationChange, member: Member = team.agent) =>
    (await member.web.patch(`/api/conversations/${id}`).send(body).expect(200)).body as Conversation;
  const entries = async (id: string): Promise<ThreadEntry[]> =>
    ((await team.agent.web.get(`/api/conversations/${id}/entries`).expect(200)).body as Page<ThreadEntry>)
      .items;
  const says = async (from: string, text = 'Hola'): Promise<string> => {
    await send(
      signedPost(
        `${team.api.url}/webhooks/messages`,
        incomingMessage(text, { From: from, To: ACCOUNT.phoneNumber }),
      ),
    );
    return (await list(`search=${encodeURIComponent(from)}`))[0]!;
  };
  const newNumber = (): string => `+3467700${String(++numbers).padStart(4, '0')}`;

  it('tells colleagues who writes an answer, once in some seconds, and when they have stopped', async () => {
    const [id, other] = [await says(newNumber()), await says(newNumber())];
    const stream = await LiveClient.open(team.api, await newSession(team.api, team.admin));
    const told = (): unknown[] =>
      stream.events
        .filter(({ kind }) => (kind as string) === 'conversations/writing')
        .map(({ data }) => [data['conversationId'], data['personId'], data['writing']]);
    const writes = (conversationId: string, writing: boolean, status = 204, member: Member = team.agent) =>
      member.web.post(`/api/conversations/${conversationId}/writing`).send({ writing }).expect(status);
    await writes(id, true);
    await writes(id, true);
    await writes(id, false);
    await writes(id, false);
    await writes(other, false);
    await writes(other, true);
    await stream.until(() => told().length >= 3);
    const { personId } = team.agent;
    expect(told()).toEqual([
      [id, personId, true],
      [id, personId, false],
      [other, personId, true],
    ]);
    stream.drop();
    await writes(id, true, 404, team.stranger);
    await writes(id, true, 403, team.viewer);
  });

  const choose = (settings: Partial<InboxSettings>, member: Member = team.admin) =>
    member.web.put('/api/inbox-settings').send({ ...USUAL_INBOX_SETTINGS, ...settings });
  const setRow = (id: string, row: Partial<ConversationRow>): Promise<void> =>
    team.api.app
      .get(UnitOfWork)
      .run((tx) => team.api.app.get(ConversationsStore, { strict: false }).change(tx, id, { id, ...row }));

  it('says by when a person is to reply, and lists whose reply is late, the longest wait first', async () => {
    const [from, other] = [newNumber(), newNumber()];
    const ids = [await says(from), await says(other)] as const;
    for (const id of ids) await change(id, { answeredBy: 'person' });
    await says(from, '¿Hay alguien?');
    await says(other, '¿Hola?');
    const [one, two] = ids;
    expect(await read(one)).toMatchObject({ waitingSince: expect.any(Number) as number, replyDueAt: null });
    const now = Date.now();
    await setRow(one, { waiting_since: now - 600_000 });
    await setRow(two, { waiting_since: now - 1_200_000 });
    expect(await list('view=overdue')).toEqual([]);
    expect((await counts()).overdue).toBe(0);

    await choose({ replyMinutes: 5 }, team.agent).expect(403);
    await choose({ replyMinutes: -1 }).expect(400);
    await choose({ replyMinutes: 5 }).expect(200);
    expect(await read(one)).toMatchObject({ waitingSince: now - 600_000, replyDueAt: now - 300_000 });
    expect(await list('view=overdue')).toEqual([two, one]);
    expect((await counts()).overdue).toBe(2);
    // Who wants no messages is not due, unless they wrote since, by mail.
    await setRow(two, { opted_out_at: now - 2, inbound_at: now - 1 });
    expect(await list('view=overdue')).toEqual([one]);
    await setRow(two, { channel: 'email' });
    expect(await list('view=overdue')).toEqual([two, one]);
    await setRow(two, { channel: 'sms', opted_out_at: null });
    expect((await team.stranger.web.get('/api/inbox-settings').expect(200)).body).toEqual(
      USUAL_INBOX_SETTINGS,
    );

    // What they write again does not begin the wait anew; a reply of a person ends it, and so does closing.
    await says(from, '¿Nadie?');
    expect(await read(one)).toMatchObject({ waitingSince: now - 600_000 });
    const message = { text: 'Aquí estamos', clientId: `client-${engine}-due` };
    await team.agent.web.post(`/api/conversations/${one}/messages`).send(message).expect(201);
    await change(two, { state: 'done' });
    for (const id of ids) expect(await read(id)).toMatchObject({ waitingSince: null, replyDueAt: null });
    // Nobody waits for an answer to a keyword; whoever waits already goes on waiting.
    await says(from, 'HELP');
    expect(await read(one)).toMatchObject({ waitingSince: null });
    await says(from, '¿Y mañana?');
    const { waitingSince } = await read(one);
    await says(from, 'START');
    expect(waitingSince).toEqual(expect.any(Number));
    expect(await read(one)).toMatchObject({ waitingSince });
    await change(one, { state: 'done' });
    expect(await list('view=overdue')).toEqual([]);
    // What the bot answers does not wait for a person.
    const third = await says(newNumber());
    expect(await read(third)).toMatchObject({ answeredBy: 'bot', waitingSince: null });
    await choose({}).expect(200);
  });

  it('asks how it went when a conversation is done, and keeps the digit that is answered', async () => {
    const question = `¿Qué tal? ${engine}`;
    await choose({ asksRating: true, ratingQuestionEs: ' ' }).expect(400);
    await choose({ asksRating: true, ratingQuestionEs: question }).expect(200);
    const texts = async (id: string): Promise<string[]> =>
      (
        (await team.agent.web.get(`/api/conversations/${id}/messages`).expect(200)).body as Page<Message>
      ).items.map(({ text }) => text);
    const done = async (from: string, row: Partial<ConversationRow> = {}): Promise<string> => {
      const id = await says(from);
      await change(id, { answeredBy: 'person' });
      await setRow(id, row);
      await change(id, { state: 'done' });
      return id;
    };
    const from = newNumber();
    const id = await done(from);
    expect(await read(id)).toMatchObject({ state: 'done', unread: 0, rating: null });
    expect((await texts(id))[0]).toBe(question);
    await eventually(() => twilio.messages.some(({ body, to }) => body === question && to === from));

    await says(from, ' 4 ');
    expect(await read(id)).toMatchObject({ state: 'done', unread: 0, rating: 4, waitingSince: null });
    expect((await texts(id)).slice(0, 2)).toEqual(['¡Gracias por tu respuesta!', ' 4 ']);
    expect((await entries(id))[0]).toMatchObject({ kind: 'rated', rating: 4, person: null });
    // It is a figure of whoever had the conversation.
    const { body } = await team.admin.web.get('/api/analytics').expect(200);
    expect((body as Analytics).people).toMatchObject([{ ratings: { count: 1, average: 4 } }]);
    // Once is enough: the next one is a message like any other, and who closes again does not ask again.
    await says(from, '5');
    expect(await read(id)).toMatchObject({ state: 'open', unread: 1, rating: 4 });
    await change(id, { state: 'done' });
    expect((await texts(id)).filter((text) => text === question)).toHaveLength(1);

    // Words are no rating, nor is a digit to what a colleague has asked since.
    const second = newNumber();
    const talks = await done(second);
    await change(talks, { answeredBy: 'person' });
    const message = { text: '¿Cuántos erais?', clientId: `client-${engine}-rating` };
    await team.agent.web.post(`/api/conversations/${talks}/messages`).send(message).expect(201);
    await says(second, '3');
    expect(await read(talks)).toMatchObject({ state: 'open', rating: null });

    // Nobody is asked who wrote long ago, or wants no messages.
    const longAgo = await done(newNumber(), { inbound_at: Date.now() - 25 * HOUR_MS });
    const out = await done(newNumber(), { opted_out_at: Date.now() });
    for (const unasked of [longAgo, out]) {
      expect(await read(unasked)).toMatchObject({ state: 'done' });
      expect(await texts(unasked)).not.toContain(question);
    }
    await choose({}).expect(200);
  });
});
