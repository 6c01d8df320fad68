import type {
  ContactItem,
  Conversation,
  ConversationChange,
  ConversationCounts,
  Customer,
  Label,
  MessagesAround,
  Page,
  Problem,
  SavedReply,
  SearchResults,
  Teammate,
  ThreadEntry,
  TimelineItem,
} from '@centralita/shared-types';
import { WakeConversationJob } from '../src/domains/messages/handling/wake-conversation.job';
import type { Snooze } from '../src/domains/messages/message-queues';
import { ActivityLog } from '../src/platform/events/activity-log';
import type { Engine } from '../src/platform/database/database';
import type { Job } from '../src/platform/queue/job-handler';
import { ACCOUNT } from './support/account';
import { eventually } from './support/eventually';
import { incomingMessage } from './support/messages';
import { startMessagingTeam, type MessagingTeam } from './support/messaging-team';
import type { Member, Team } from './support/team';
import type { TwilioMessages } from './support/twilio-messages';
import { send, signedPost } from './support/twilio-webhook';

const HOUR_MS = 3_600_000;

describe.each<Engine>(['sqlite', 'postgres'])('the inbox of a team on %s', (engine) => {
  let started: MessagingTeam;
  let team: Team;
  let twilio: TwilioMessages;
  let numbers = 0;
  /** A conversation that is snoozed for some seconds, from the start. */
  let asleep: string;
  beforeAll(async () => {
    started = await startMessagingTeam(engine);
    ({ team, twilio } = started);
    asleep = await says(newNumber());
    await change(asleep, { state: 'snoozed', snoozedUntil: Date.now() + 10_000 });
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
  const codeOf = ({ body }: { body: unknown }): string => (body as Problem).code;

  it('gives conversations to people, and lists and counts what is whose', async () => {
    const before = await counts();
    const [one, two] = [await says(newNumber()), await says(newNumber())];
    const { body: people } = await team.agent.web.get('/api/conversations/assignees').expect(200);
    expect((people as Teammate[]).map(({ id }) => id)).toEqual(
      expect.arrayContaining([team.agent.personId, team.admin.personId, team.owner.personId]),
    );
    expect((people as Teammate[]).map(({ id }) => id)).not.toContain(team.viewer.personId);

    expect(await change(one, { assigneeId: team.agent.personId })).toMatchObject({
      assignee: { id: team.agent.personId, name: 'Any agent' },
    });
    await change(two, { assigneeId: team.admin.personId });
    expect(await list('view=mine')).toContain(one);
    expect(await list('view=mine')).not.toContain(two);
    expect(await list('view=mine', team.admin)).toContain(two);
    expect(await list('view=unassigned')).not.toContain(one);
    await change(two, { assigneeId: '' });
    expect(await list('view=unassigned')).toContain(two);
    expect(await list('view=all')).toEqual(expect.arrayContaining([one, two]));
    const after = await counts();
    expect(after.mine - before.mine).toBe(1);
    // The one that is asleep may have woken in the meantime.
    const woken = before.snoozed - after.snoozed;
    expect([after.unassigned - before.unassigned - woken, after.all - before.all - woken]).toEqual([1, 2]);
    expect((await entries(two)).map(({ kind, assignee }) => [kind, assignee?.id])).toEqual([
      ['unassigned', undefined],
      ['assigned', team.admin.personId],
    ]);

    for (const assigneeId of [team.viewer.personId, team.stranger.personId, 'nobody']) {
      const refused = await team.agent.web
        .patch(`/api/conversations/${one}`)
        .send({ assigneeId })
        .expect(422);
      expect(codeOf(refused)).toBe('conversations/not-assignable');
    }
    await team.viewer.web.patch(`/api/conversations/${one}`).send({ assigneeId: '' }).expect(403);
    await team.stranger.web.patch(`/api/conversations/${one}`).send({ assigneeId: '' }).expect(404);
    await team.stranger.web.get(`/api/conversations/${one}/entries`).expect(404);
  });

  it('finds people, messages and notes by their words, and opens a conversation around a moment', async () => {
    const [number, other] = [newNumber(), newNumber()];
    const id = await says(number, `¿Cuándo llega mi ENVÍO de Cádiz ${engine}?`);
    await says(other, 'El de Córdoba ya llegó');
    await team.agent.web
      .post(`/api/conversations/${id}/notes`)
      .send({ text: 'Envío retenido en Cádiz' })
      .expect(201);
    const search = async (words: string, member: Member = team.agent): Promise<SearchResults> =>
      (await member.web.get(`/api/search?search=${encodeURIComponent(words)}`).expect(200))
        .body as SearchResults;

    const found = await search('envio cadiz');
    expect(
      found.texts.items.map(({ kind, author, conversationId }) => [kind, author, conversationId]),
    ).toEqual([
      ['note', null, id],
      ['message', 'customer', id],
    ]);
    expect(found.texts.items[0]).toMatchObject({ person: 'Any agent', contact: { address: number } });
    expect(found.texts.items[1]?.line).toEqual([
      { text: '¿Cuándo llega mi ', found: false },
      { text: 'ENVÍO', found: true },
      { text: ' de ', found: false },
      { text: 'Cádiz', found: true },
      { text: ` ${engine}?`, found: false },
    ]);
    expect(
      (await search(`${number.slice(3, 6)} ${number.slice(6)}`)).conversations.map((one) => one.id),
    ).toEqual([id]);
    expect(await search('envio cadiz', team.stranger)).toEqual({
      conversations: [],
      texts: { items: [], next: null },
    });
    await team.viewer.web.get('/api/search?search=envio').expect(403);
    expect(codeOf(await team.agent.web.get('/api/search?search=envio&before=x').expect(400))).toBe(
      'lists/bad-place',
    );

    for (let more = 0; more < 35; more += 1) await says(number, `Paquete ${more}`);
    const first = (await search('paquete')).texts;
    const { body: rest } = await team.agent.web
      .get(`/api/search?search=paquete&before=${first.next!}`)
      .expect(200);
    const texts = [...first.items, ...(rest as SearchResults).texts.items];
    expect(new Set(texts.map((one) => one.id)).size).toBe(35);
    expect((rest as SearchResults).conversations).toEqual([]);

    const { at, id: messageId } = found.texts.items[1]!;
    const path = `/api/conversations/${id}/messages?around=${at}`;
    const around = (await team.agent.web.get(path).expect(200)).body as MessagesAround;
    expect(around).toMatchObject({ hasLater: true, next: null });
    expect(around.items.at(-1)?.id).toBe(messageId);
    expect(around.items).toHaveLength(31);
    await team.stranger.web.get(path).expect(404);
  });

  it('is answered by whom it then belongs to', async () => {
    const id = await says(newNumber());
    const message = { text: 'Soy yo', clientId: `client-${engine}-1` };
    await team.agent.web.post(`/api/conversations/${id}/messages`).send(message).expect(201);
    expect(await read(id)).toMatchObject({ assignee: { id: team.agent.personId }, state: 'open' });
    const other = { text: 'Y yo', clientId: `client-${engine}-2` };
    await team.admin.web.post(`/api/conversations/${id}/messages`).send(other).expect(201);
    expect(await read(id)).toMatchObject({ assignee: { id: team.agent.personId } });
  });

  it('snoozes until a time, until they write, and until neither', async () => {
    const from = newNumber();
    const id = await says(from);
    const until = Date.now() + HOUR_MS;
    expect(await change(id, { state: 'snoozed', snoozedUntil: until })).toMatchObject({
      state: 'snoozed',
      snoozedUntil: until,
      unread: 0,
    });
    expect(await list('view=snoozed')).toContain(id);
    expect(await list('view=all')).not.toContain(id);
    await says(from);
    expect(await read(id)).toMatchObject({ state: 'open', snoozedUntil: null, unread: 1 });

    await change(id, { state: 'waiting' });
    expect(await list('view=snoozed')).toContain(id);
    // What we write does not bring it back.
    const message = { text: '¿Sigues ahí?', clientId: `client-${engine}-3` };
    await team.agent.web.post(`/api/conversations/${id}/messages`).send(message).expect(201);
    expect(await read(id)).toMatchObject({ state: 'waiting' });
    await change(id, { state: 'done' });
    expect(await list('view=done')).toContain(id);
    await says(from);
    expect(await read(id)).toMatchObject({ state: 'open', assignee: { id: team.agent.personId } });

    for (const snoozedUntil of [undefined, Date.now() - 1_000, Date.now() + 400 * 24 * HOUR_MS]) {
      const bad = { state: 'snoozed', ...(snoozedUntil && { snoozedUntil }) };
      expect(codeOf(await team.agent.web.patch(`/api/conversations/${id}`).send(bad).expect(422))).toBe(
        'conversations/bad-snooze',
      );
    }
    const { body: audit } = await team.admin.web.get('/api/audit?action=conversations').expect(200);
    expect((audit as Page<{ action: string }>).items.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['conversations/snoozed', 'conversations/waiting', 'conversations/done']),
    );
  });

  it('wakes what is snoozed, but not before the time that was chosen last', async () => {
    const [id, other] = [await says(newNumber()), await says(newNumber())];
    const until = Date.now() + HOUR_MS;
    const wake = (conversationId: string): Promise<void> =>
      team.api.app
        .get(WakeConversationJob, { strict: false })
        .handle({ data: { conversationId, until } } as unknown as Job<Snooze>);
    await change(id, { state: 'snoozed', snoozedUntil: until });
    await change(other, { state: 'snoozed', snoozedUntil: until });
    await change(other, { state: 'snoozed', snoozedUntil: until + HOUR_MS });
    await wake(id);
    await wake(id);
    await wake(other);
    expect(await read(id)).toMatchObject({ state: 'open', unread: 1, snoozedUntil: null });
    expect(await read(other)).toMatchObject({ state: 'snoozed', snoozedUntil: until + HOUR_MS });
    expect((await entries(id)).map(({ kind, person }) => [kind, person?.id])).toEqual([
      ['woken', undefined],
      ['snoozed', team.agent.personId],
    ]);
    // Of the one that was snoozed first, for some seconds, by the queue itself.
    await eventually(async () => (await read(asleep)).state === 'open');
  });

  it('has labels of its own, and lists by them', async () => {
    const id = await says(newNumber());
    const add = (name: string, member: Member = team.agent) =>
      member.web.post('/api/labels').send({ name, colour: 'teal' });
    const label = (await add('Facturas').expect(201)).body as Label;
    expect(codeOf(await add('facturas').expect(409))).toBe('labels/name-taken');
    await team.agent.web.post('/api/labels').send({ name: 'x', colour: 'plaid' }).expect(400);
    const theirs = (await add('Facturas', team.stranger).expect(201)).body as Label;

    const put = (addLabelId: string) =>
      team.agent.web.patch('/api/conversations').send({ ids: [id], addLabelId });
    await put(label.id).expect(200);
    expect((await read(id)).labels).toEqual([label]);
    expect(codeOf(await put(theirs.id).expect(404))).toBe('labels/not-found');
    expect(await list(`view=all&label=${label.id}`)).toEqual([id]);
    expect(await list(`view=all&label=${theirs.id}`)).toEqual([]);

    await team.agent.web.delete(`/api/labels/${label.id}`).expect(403);
    const renamed = { name: 'Cobros', colour: 'red' };
    await team.admin.web.put(`/api/labels/${label.id}`).send(renamed).expect(200);
    expect((await read(id)).labels).toEqual([{ id: label.id, ...renamed }]);
    await team.admin.web.delete(`/api/labels/${theirs.id}`).expect(404);
    await team.admin.web.delete(`/api/labels/${label.id}`).expect(204);
    expect((await read(id)).labels).toEqual([]);
  });

  it('keeps notes that only the team sees, and tells who is mentioned', async () => {
    const id = await says(newNumber());
    const note = { text: '@Any admin ¿lo miras?', mentions: [team.admin.personId, team.viewer.personId] };
    const { body } = await team.agent.web.post(`/api/conversations/${id}/notes`).send(note).expect(201);
    expect(body as ThreadEntry).toMatchObject({
      kind: 'note',
      text: note.text,
      person: { id: team.agent.personId },
      mentions: [{ id: team.admin.personId, name: 'Any admin' }],
    });
    expect(await read(id)).toMatchObject({
      last: { text: expect.not.stringContaining('lo miras') as string },
    });
    const { body: messages } = await team.agent.web.get(`/api/conversations/${id}/messages`).expect(200);
    expect(JSON.stringify(messages)).not.toContain('lo miras');
    const told = await team.api.app.get(ActivityLog).after(team.organisationId, 0, 500);
    const mentions = told.filter(({ kind }) => kind === 'conversations/mentioned');
    expect(mentions.map(({ personId, data }) => [personId, data['conversationId']])).toEqual([
      [team.admin.personId, id],
    ]);
    expect(twilio.messages.some(({ body: sent }) => sent.includes('lo miras'))).toBe(false);
    await team.agent.web.post(`/api/conversations/${id}/notes`).send({ text: ' ' }).expect(400);
    await team.viewer.web.post(`/api/conversations/${id}/notes`).send({ text: 'x' }).expect(403);
    await team.stranger.web.post(`/api/conversations/${id}/notes`).send({ text: 'x' }).expect(404);
  });

  it('has saved replies, written by admins with variables that are known', async () => {
    const add = (body: object, member: Member = team.admin) =>
      member.web.post('/api/saved-replies').send(body);
    const hello = { shortcut: 'Hola', text: 'Hola {{contact.name}}, soy {{agent.name}}.' };
    await add(hello, team.agent).expect(403);
    const saved = (await add(hello).expect(201)).body as SavedReply;
    expect(saved).toEqual({ id: saved.id, shortcut: 'hola', text: hello.text });
    expect(codeOf(await add(hello).expect(409))).toBe('saved-replies/shortcut-taken');
    expect(codeOf(await add({ shortcut: 'x', text: '{{contact.nmae}}' }).expect(422))).toBe(
      'saved-replies/unknown-variable',
    );
    // The organisation's own fields are variables too.
    const sizes = { shortcut: 'talla', text: 'Tu talla es la {{ talla }}.' };
    await add(sizes).expect(422);
    await team.admin.web.post('/api/contact-fields').send({ name: 'Talla', kind: 'text' }).expect(201);
    const { id: sizeReply } = (await add(sizes).expect(201)).body as SavedReply;
    await team.admin.web.delete(`/api/saved-replies/${sizeReply}`).expect(204);
    await add({ shortcut: 'with space', text: 'x' }).expect(400);
    const path = `/api/saved-replies/${saved.id}`;
    await team.stranger.web.put(path).send(hello).expect(404);
    await team.admin.web.put(path).send({ shortcut: 'saludo', text: 'Hola' }).expect(200);
    const { body } = await team.agent.web.get('/api/saved-replies').expect(200);
    expect(body).toEqual([{ id: saved.id, shortcut: 'saludo', text: 'Hola' }]);
    expect((await team.stranger.web.get('/api/saved-replies').expect(200)).body).toEqual([]);
    await team.admin.web.delete(path).expect(204);
    await team.admin.web.delete(path).expect(404);
  });

  it('knows one person by several numbers, and tells all that there was with them in one order', async () => {
    const [number, other] = [newNumber(), newNumber()];
    const id = await says(number, 'Por SMS');
    const whatsapp = { From: `whatsapp:${number}`, To: `whatsapp:${ACCOUNT.phoneNumber}` };
    await send(signedPost(`${team.api.url}/webhooks/messages`, incomingMessage('Por WhatsApp', whatsapp)));
    const otherConversation = await says(other, 'Soy yo, con otro número');
    await team.agent.web.post(`/api/conversations/${id}/notes`).send({ text: 'Es cliente' }).expect(201);
    const visit = { what: 'Visita', phone: other, startsAt: '2020-01-01T10:00:00Z' };
    await team.agent.web.post('/api/appointments').send(visit).expect(201);
    const { contact } = await read(id);
    const { contact: second } = await read(otherConversation);
    const path = `/api/contacts/${contact.id}`;
    const customer = async (): Promise<Customer> =>
      (await team.agent.web.get(path).expect(200)).body as Customer;
    const timeline = async (before = ''): Promise<Page<TimelineItem>> =>
      (await team.agent.web.get(`${path}/timeline${before && `?before=${before}`}`).expect(200))
        .body as Page<TimelineItem>;
    const told = async (): Promise<string[]> =>
      (await timeline()).items
        .filter(({ direction }) => direction !== 'out')
        .map(({ kind, channel, text }) => `${kind} ${channel ?? '-'} ${text}`);

    expect((await customer()).addresses.map(({ channel, address }) => [channel, address]).sort()).toEqual([
      ['sms', number],
      ['whatsapp', number],
    ]);
    expect(await told()).toEqual([
      'note - Es cliente',
      'message whatsapp Por WhatsApp',
      'message sms Por SMS',
    ]);

    const { body: found } = await team.agent.web.get(`/api/contacts?search=${other.slice(1)}`).expect(200);
    expect((found as ContactItem[]).map((one) => one.id)).toEqual([second.id]);
    await team.agent.web.post(`${path}/join`).send({ contactId: second.id }).expect(200);
    // A name belongs to the person, whichever conversation they are named from.
    await team.agent.web.patch(`/api/conversations/${id}`).send({ contactName: 'Rosa Gil' }).expect(200);
    for (const one of [id, otherConversation]) expect((await read(one)).contact.name).toBe('Rosa Gil');
    expect(await told()).toEqual([
      'note - Es cliente',
      'message sms Soy yo, con otro número',
      'message whatsapp Por WhatsApp',
      'message sms Por SMS',
      'appointment - Visita',
    ]);
    for (let more = 0; more < 32; more += 1) await says(other, `Otra ${more}`);
    const first = await timeline();
    const rest = await timeline(first.next!);
    const texts = [...first.items, ...rest.items].map((item) => item.id);
    expect([first.items.length, new Set(texts).size]).toEqual([30, texts.length]);
    expect(rest.items.at(-1)).toMatchObject({ kind: 'appointment', text: 'Visita' });

    await team.agent.web.post(`/api/contacts/${second.id}/separate`).expect(200);
    expect((await customer()).addresses).toHaveLength(2);
    expect(await told()).toHaveLength(3);
    for (const theirs of [path, `${path}/timeline`]) await team.stranger.web.get(theirs).expect(404);
    expect(codeOf(await team.agent.web.post(`${path}/join`).send({ contactId: 'none' }).expect(422))).toBe(
      'contacts/nobody-to-join',
    );
  });
});
