import type { Attachment, Conversation, Message, Page, Problem } from '@centralita/shared-types';
import { RECONCILE_MESSAGES } from '../src/domains/messages/message-queues';
import { ReconcileMessagesJob } from '../src/domains/messages/reconcile-messages.job';
import { ReconciliationsStore } from '../src/domains/messages/reconciliations.store';
import { SettleMessageJob } from '../src/domains/messages/settle-message.job';
import { ACCOUNT, ACCOUNT_ENVIRONMENT } from './support/account';
import { eventually } from './support/eventually';
import { ACK, incomingMessage, keptMessages, listed, NO_TWIML, statusOf } from './support/messages';
import { startApi, type RunningApi } from './support/running-api';
import { found, startTeam, type Member, type Team } from './support/team';
import { startTwilioMessages, type TwilioMessages } from './support/twilio-messages';
import { send, signedPost, type Answer } from './support/twilio-webhook';

const WHATSAPP = `whatsapp:${ACCOUNT.phoneNumber}`;

describe('conversations of an organisation', () => {
  let team: Team;
  let twilio: TwilioMessages;
  let clientIds = 0;
  beforeAll(async () => {
    twilio = await startTwilioMessages();
    team = await startTeam({ ...ACCOUNT_ENVIRONMENT, TWILIO_EMULATOR_URL: twilio.url });
    await team.owner.web
      .patch(`/api/organisations/${team.organisationId}`)
      .send({ numbers: [ACCOUNT.phoneNumber] })
      .expect(200);
  });
  afterAll(async () => {
    await team.api.close();
    await twilio.close();
  });

  const clientId = (): string => `client-${String(++clientIds).padStart(6, '0')}`;
  const post = (parameters: Record<string, string>): Promise<Answer> =>
    send(signedPost(`${team.api.url}/webhooks/messages`, parameters));
  const list = async (query = '', member: Member = team.agent): Promise<Page<Conversation>> =>
    (await member.web.get(`/api/conversations${query}`).expect(200)).body as Page<Conversation>;
  const one = async (search: string): Promise<Conversation> => {
    const { items } = await list(`?search=${encodeURIComponent(search)}`);
    expect(items).toHaveLength(1);
    return items[0]!;
  };
  const messagesOf = async (id: string): Promise<Message[]> =>
    ((await team.agent.web.get(`/api/conversations/${id}/messages`).expect(200)).body as Page<Message>).items;
  const write = (id: string, body: object, member: Member = team.agent) =>
    member.web.post(`/api/conversations/${id}/messages`).send({ clientId: clientId(), ...body });
  const come = async (from: string, more: Record<string, string> = {}): Promise<Conversation> => {
    await post(incomingMessage('Hola', { From: from, To: ACCOUNT.phoneNumber, ...more }));
    return one(from.replace('whatsapp:', ''));
  };

  it('are listed, searched, read, renamed and finished', async () => {
    const { id } = await come('whatsapp:+34611000001', { To: WHATSAPP, ProfileName: 'Lucía' });
    const conversation = await one('lucía');
    expect(conversation).toMatchObject({
      id,
      channel: 'whatsapp',
      contact: { name: 'Lucía', address: '+34611000001' },
      ours: ACCOUNT.phoneNumber,
      state: 'open',
      answeredBy: 'bot',
      unread: 1,
      cannotWrite: null,
    });
    expect(conversation.windowUntil).toBeGreaterThan(Date.now() + 86_000_000);
    expect((await team.agent.web.get('/api/conversations/unread').expect(200)).body).toEqual({ count: 1 });
    await team.agent.web.post(`/api/conversations/${id}/read`).expect(204);
    expect((await team.agent.web.get('/api/conversations/unread').expect(200)).body).toEqual({ count: 0 });
    const change = { contactName: 'Lucía Gómez', state: 'done', answeredBy: 'person' };
    const { body } = await team.agent.web.patch(`/api/conversations/${id}`).send(change).expect(200);
    expect(body as Conversation).toMatchObject({ contact: { name: 'Lucía Gómez' }, state: 'done' });
    expect((await list('?state=open')).items.map((each) => each.id)).not.toContain(id);
    expect((await list('?channel=sms')).items.map((each) => each.id)).not.toContain(id);
    await come('whatsapp:+34611000001', { To: WHATSAPP, ProfileName: 'Otra' });
    expect(await one('34611000001')).toMatchObject({
      id,
      contact: { name: 'Lucía Gómez' },
      state: 'open',
      answeredBy: 'bot',
    });
  });

  it('come in pages, without a gap and without a double', async () => {
    for (let index = 0; index < 35; index += 1) await come(`+346220000${String(index).padStart(2, '0')}`);
    const first = await list('?search=3462200');
    expect(first.items).toHaveLength(30);
    const second = await list(`?search=3462200&before=${first.next!}`);
    expect([second.items.length, second.next]).toEqual([5, null]);
    const ids = [...first.items, ...second.items].map(({ id }) => id);
    expect(new Set(ids).size).toBe(35);
    const bad = await team.agent.web.get('/api/conversations?before=nonsense').expect(400);
    expect((bad.body as Problem).code).toBe('lists/bad-place');
  });

  it('are nobody else’s', async () => {
    const { id } = await come('+34611000002');
    expect((await list('', team.stranger)).items).toEqual([]);
    await team.stranger.web.get(`/api/conversations/${id}`).expect(404);
    await team.stranger.web.get(`/api/conversations/${id}/messages`).expect(404);
    await write(id, { text: 'Hello' }, team.stranger).expect(404);
    await team.viewer.web.get('/api/conversations').expect(403);
  });

  it('are written in by people, which pauses the bot', async () => {
    const { id } = await come('+34611000003');
    const message = { text: 'Soy Ana', clientId: clientId() };
    const answers = await Promise.all([write(id, message), write(id, message)]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    expect((answers[0].body as Message).id).toBe((answers[1].body as Message).id);
    await eventually(() => twilio.messages.some(({ body }) => body === 'Soy Ana'));
    expect(await one('34611000003')).toMatchObject({ answeredBy: 'person', unread: 0 });
    expect((await post(incomingMessage('¿Sí?', { From: '+34611000003' }))).body).toBe(NO_TWIML);
    expect(twilio.messages.filter(({ body }) => body === 'Soy Ana')).toHaveLength(1);
    const empty = await write(id, { text: '   ' }).expect(422);
    expect((empty.body as Problem).code).toBe('messages/empty');
  });

  it('are not written in where nobody may, and the reason is said', async () => {
    await post(incomingMessage('Tu código', { From: 'INFOBANK' }));
    const { id } = await one('infobank');
    const refused = await write(id, { text: 'x' }).expect(409);
    expect(refused.body as Problem).toMatchObject({ code: 'messages/cannot-write' });
    expect((refused.body as Problem).detail).toMatch(/^no-reply-address:/);
    const begun = { channel: 'whatsapp', to: '+34611000004', text: 'x', clientId: clientId() };
    const closed = await team.agent.web.post('/api/messages').send(begun).expect(409);
    expect((closed.body as Problem).detail).toMatch(/^window-closed:/);
  });

  it('send files, which the provider fetches by a signed link', async () => {
    const { id } = await come('+34611000005');
    const content = Buffer.from('%PDF-1.4 test');
    const { body } = await team.agent.web
      .post('/api/attachments?name=Oferta%20<1>.pdf')
      .set('Content-Type', 'application/pdf')
      .send(content)
      .expect(201);
    const attachment = body as Attachment;
    expect(attachment).toMatchObject({ name: 'Oferta _1_.pdf', bytes: content.length, state: 'stored' });
    await write(id, { text: 'Aquí está', attachments: [attachment.id] }).expect(201);
    const sent = await eventually(() => twilio.messages.find((each) => each.body === 'Aquí está'));
    const fetched = await fetch(sent.mediaUrls[0]!);
    expect([fetched.status, fetched.headers.get('x-content-type-options')]).toEqual([200, 'nosniff']);
    expect(Buffer.from(await fetched.arrayBuffer())).toEqual(content);
    expect((await fetch(sent.mediaUrls[0]!.replace(/.$/, (end) => (end === 'A' ? 'B' : 'A')))).status).toBe(
      404,
    );
    const own = await team.agent.web.get(`/api/attachments/${attachment.id}`).expect(200);
    expect(own.headers['content-disposition']).toContain('attachment');
    await team.stranger.web.get(`/api/attachments/${attachment.id}`).expect(404);
    await team.agent.web
      .post('/api/attachments')
      .set('Content-Type', 'text/html')
      .send(Buffer.from('<script>'))
      .expect(415);
    await write(id, { text: 'twice', attachments: [attachment.id] }).expect(404);
  });

  it('send no more than one file with a message over WhatsApp, which would drop the others', async () => {
    const { id } = await come('whatsapp:+34611000021', { To: WHATSAPP });
    const upload = async (name: string): Promise<string> => {
      const { body } = await team.agent.web
        .post(`/api/attachments?name=${name}`)
        .set('Content-Type', 'image/png')
        .send(Buffer.from(name))
        .expect(201);
      return (body as Attachment).id;
    };
    const attachments = [await upload('a.png'), await upload('b.png')];
    const { body } = await write(id, { attachments }).expect(422);
    expect((body as Problem).code).toBe('messages/one-file');
    await write(id, { attachments: attachments.slice(0, 1) }).expect(201);
    const sent = await eventually(() =>
      twilio.messages.find(({ mediaUrls }) => mediaUrls.length > 0 && mediaUrls),
    );
    expect(sent.mediaUrls).toHaveLength(1);
    // Written before that was known, or by SMS, where several may go.
    const sms = await come('+34611000022');
    await write(sms.id, { attachments: [await upload('c.png'), await upload('d.png')] }).expect(201);
    await eventually(() => twilio.messages.some(({ mediaUrls }) => mediaUrls.length === 2));
  });

  it('let a failed message be sent again, and no other', async () => {
    const { id } = await come('+34611000007');
    await eventually(() => twilio.messages.some(({ to }) => to === '+34611000007'));
    twilio.next.push({ kind: 'refuse', status: 400, code: 21211 });
    const { body } = await write(id, { text: 'Otra vez' }).expect(201);
    const messageId = (body as Message).id;
    const failed = await eventually(async () =>
      (await messagesOf(id)).find((each) => each.id === messageId && each.status === 'failed'),
    );
    expect(failed).toMatchObject({ canRetry: true, error: { code: '21211' } });
    await team.agent.web.post(`/api/messages/${messageId}/retry`).expect(200);
    const sent = await eventually(() => twilio.messages.find((each) => each.body === 'Otra vez'));
    await send(signedPost(sent.statusCallback!, statusOf(sent.sid, 'delivered')));
    await eventually(async () =>
      (await messagesOf(id)).find((each) => each.id === messageId && each.status === 'delivered'),
    );
    const again = await team.agent.web.post(`/api/messages/${messageId}/retry`).expect(409);
    expect((again.body as Problem).code).toBe('messages/not-failed');
  });

  it('give up a send that is not answered within ten seconds, and send it no second time', async () => {
    const { id } = await come('+34611000018');
    await eventually(() => twilio.messages.some(({ to }) => to === '+34611000018'));
    twilio.next.push({ kind: 'take-and-hang' });
    const begun = Date.now();
    const { body } = await write(id, { text: '¿Sigues ahí?' }).expect(201);
    await eventually(async () => {
      const sent = (await messagesOf(id)).find((each) => each.id === (body as Message).id);
      return sent?.status === 'uncertain';
    });
    const waited = Date.now() - begun;
    expect(waited).toBeGreaterThanOrEqual(10_000);
    expect(waited).toBeLessThan(13_000);
    expect(twilio.messages.filter(({ body: text }) => text === '¿Sigues ahí?')).toHaveLength(1);
  });

  it('look up a send whose answer was lost, and leave what stays open to a person', async () => {
    const { id } = await come('+34611000008');
    await eventually(() => twilio.messages.some(({ to }) => to === '+34611000008'));
    const settle = team.api.app.get(SettleMessageJob, { strict: false });
    const look = async (messageId: string, times: number): Promise<void> => {
      const job = { id: 'x', attempt: 1, requestId: undefined, signal: new AbortController().signal };
      const once = (): Promise<boolean> => Promise.resolve(true);
      await settle.handle({ ...job, once, data: { messageId, attempt: 1, look: times } });
    };
    const uncertain = async (text: string): Promise<string> => {
      const { body } = await write(id, { text }).expect(201);
      const messageId = (body as Message).id;
      await eventually(async () =>
        (await messagesOf(id)).some((each) => each.id === messageId && each.status === 'uncertain'),
      );
      return messageId;
    };
    twilio.next.push({ kind: 'take-and-fail', status: 500 });
    const taken = await uncertain('¿Llegó?');
    await look(taken, 0);
    expect((await keptMessages(team.api)).find((row) => row.id === taken)).toMatchObject({
      status: 'queued',
    });
    twilio.next.push({ kind: 'refuse', status: 500, code: 20500 });
    const lost = await uncertain('¿Se perdió?');
    await look(lost, 2);
    expect((await messagesOf(id)).find((each) => each.id === lost)).toMatchObject({
      status: 'uncertain',
      canRetry: true,
    });
    expect(twilio.messages.filter(({ body }) => body === '¿Llegó?' || body === '¿Se perdió?')).toHaveLength(
      1,
    );
  });

  it('take in what the webhook never told', async () => {
    const reconcile = team.api.app.get(ReconcileMessagesJob, { strict: false });
    expect(RECONCILE_MESSAGES.cron).toBe('*/5 * * * *');
    await reconcile.handle();
    twilio.messages.push(listed('+34611000009', '¿Hay alguien?', 1_000));
    await reconcile.handle();
    await reconcile.handle();
    const { id } = await one('34611000009');
    await eventually(() => twilio.messages.some(({ to }) => to === '+34611000009'));
    const texts = (await messagesOf(id)).map(({ text }) => text);
    expect(texts.filter((text) => text === '¿Hay alguien?')).toHaveLength(1);
    expect(texts).not.toContain(ACK);
  });

  it('take no word for a keyword that may have stood on a button, where the webhook was missed', async () => {
    const reconcile = team.api.app.get(ReconcileMessagesJob, { strict: false });
    const late = async (from: string, word: string): Promise<Conversation> => {
      const whatsapp = { ...listed(`whatsapp:${from}`, word, 1_000), to: WHATSAPP };
      twilio.messages.push(whatsapp);
      await reconcile.handle();
      return one(from.slice(1));
    };
    await reconcile.handle();
    expect((await late('+34611000023', 'Cancel')).cannotWrite).toBeNull();
    expect((await late('+34611000024', 'Baja')).cannotWrite).toBe('opted-out');
    expect((await late('+34611000024', 'Sí')).cannotWrite).toBe('opted-out');
    expect((await late('+34611000024', 'Alta')).cannotWrite).toBeNull();
  });

  it('take in what is far down in the provider’s list, and do not pass over what they did not read', async () => {
    const reconcile = team.api.app.get(ReconcileMessagesJob, { strict: false });
    const until = async (): Promise<number | undefined> =>
      (await team.api.app.get(ReconciliationsStore, { strict: false }).find(ACCOUNT.accountSid))?.until;
    await reconcile.handle();
    const before = await until();
    expect(before).toBeDefined();
    const sent = Array.from({ length: 1_200 }, () => ({
      ...listed('+34611000011', 'Una campaña', 2_000),
      ...{
        from: ACCOUNT.phoneNumber,
        to: '+34611000011',
        direction: 'outbound-api' as const,
        status: 'sent',
      },
    }));
    twilio.messages.push(listed('+34611000010', '¿Me leéis?', 1_000), ...sent);
    // 200 pages, and no more, are read.
    twilio.pageSizeMax = 5;
    await reconcile.handle();
    expect(await until()).toBe(before);
    expect(team.api.logs()).toContain('"event":"message.reconcile-incomplete"');
    expect((await list('?search=34611000010')).items).toEqual([]);
    twilio.pageSizeMax = 100;
    await reconcile.handle();
    const { id } = await one('34611000010');
    expect((await messagesOf(id)).map(({ text }) => text)).toContain('¿Me leéis?');
    expect(await until()).toBeGreaterThan(before ?? Infinity);
  });
});

describe('webhooks without signatures, in development', () => {
  let api: RunningApi;
  beforeAll(async () => {
    api = await startApi({ WEBHOOK_SIGNATURES: 'off', NODE_ENV: 'development' });
    await found(api);
  });
  afterAll(() => api.close());

  const curl = async (body: string, path = '/webhook'): Promise<[number, string]> => {
    const { port } = api;
    const headers = { host: `localhost:${port}`, 'content-type': 'application/x-www-form-urlencoded' };
    const answer = await send({ method: 'POST', port, path, headers, body });
    return [answer.status, answer.body];
  };
  const acknowledged = (text: string): [number, string] => [
    200,
    `<?xml version="1.0" encoding="UTF-8"?><Response><Message>${text}</Message></Response>`,
  ];

  it.each([
    'Body=Hola&From=whatsapp:+34612345678&To=whatsapp:+14155238886&NumMedia=0',
    'Body=Bonjour%2C+j%27ai+besoin+d%27aide+avec+l%27IMV&From=whatsapp:+33600000000&NumMedia=0',
  ])('takes %s as it stands', async (body) => {
    expect(await curl(body)).toEqual(acknowledged(ACK));
    const kept = await keptMessages(api);
    expect(kept.filter(({ author }) => author === 'customer').at(-1)!.text).toMatch(/^(Hola|Bonjour, j'ai)/);
  });

  it('takes a voice note', async () => {
    const media = 'https://api.twilio.com/2010-04-01/Accounts/ACxxx/Messages/MMxxx/Media/MExxx';
    const body = `Body=&From=whatsapp:+34612345679&To=whatsapp:+14155238886&NumMedia=1&MediaUrl0=${media}&MediaContentType0=audio/ogg`;
    expect(await curl(body)).toEqual(acknowledged('Estoy escuchando tu audio... 🎧'));
  });
});
