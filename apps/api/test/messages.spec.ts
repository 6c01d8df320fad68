import { sql } from 'kysely';
import type { Conversation, Message, Page } from '@centralita/shared-types';
import { ConversationsStore } from '../src/domains/messages/conversations.store';
import { Outbox } from '../src/domains/messages/outbox';
import { Database, type Engine } from '../src/platform/database/database';
import { UnitOfWork } from '../src/platform/database/unit-of-work';
import { ACCOUNT, ACCOUNT_ENVIRONMENT } from './support/account';
import { freshPlace, type Place } from './support/databases';
import { eventually } from './support/eventually';
import {
  ACK,
  AUDIO_ACK,
  incomingMessage,
  keptMessages,
  NO_TWIML,
  statusOf,
  twimlOf,
} from './support/messages';
import { startTeam, type Team } from './support/team';
import { startTwilioMessages, type TwilioMessage, type TwilioMessages } from './support/twilio-messages';
import { formOf, send, signedGet, signedPost, type Answer } from './support/twilio-webhook';
import { fillUp, shutOut } from './support/unwell-databases';

describe.each<Engine>(['sqlite', 'postgres'])('messages on %s', (engine) => {
  let place: Place;
  let team: Team;
  let twilio: TwilioMessages;
  beforeAll(async () => {
    place = await freshPlace(engine);
    twilio = await startTwilioMessages();
    team = await startTeam({
      ...ACCOUNT_ENVIRONMENT,
      TWILIO_EMULATOR_URL: twilio.url,
      ...(engine === 'postgres' && { DATABASE_URL: place.address }),
    });
    await team.owner.web
      .patch(`/api/organisations/${team.organisationId}`)
      .send({ numbers: [ACCOUNT.phoneNumber] })
      .expect(200);
  });
  afterAll(async () => {
    await team.api.close();
    await twilio.close();
    await place.remove();
  });

  const post = (parameters: Record<string, string>, path = '/webhooks/messages'): Promise<Answer> =>
    send(signedPost(`${team.api.url}${path}`, parameters));
  const sentTo = (to: string): TwilioMessage[] => twilio.messages.filter((message) => message.to === to);
  const keptOf = async (sid: string) => (await keptMessages(team.api)).find((row) => row.provider_id === sid);

  it('answers with the acknowledgement at once, and with the answer a second later', async () => {
    const question = incomingMessage('Que es el IMV?', { From: '+34600000001', ProfileName: 'Lucía' });
    const at = Date.now();
    const { status, body, headers } = await post(question);
    expect([status, headers['content-type'], body]).toEqual([200, 'text/xml; charset=utf-8', twimlOf(ACK)]);
    const [answer] = await eventually(() => sentTo('+34600000001').length > 0 && sentTo('+34600000001'));
    expect(Date.now() - at).toBeGreaterThanOrEqual(1_000);
    expect(answer!.from).toBe(ACCOUNT.phoneNumber);
    await eventually(async () => (await keptOf(answer!.sid))?.status === 'queued');
    const { conversation_id: id } = (await keptOf(question['MessageSid']!))!;
    const rows = (await keptMessages(team.api)).filter((row) => row.conversation_id === id);
    expect(rows.map(({ author, text }) => [author, text])).toEqual([
      ['customer', 'Que es el IMV?'],
      ['server', ACK],
      ['bot', answer!.body],
    ]);
    expect(JSON.parse(rows[2]!.source!)).toMatchObject({ kind: expect.any(String) as string });
    expect(team.api.logs()).toContain('"event":"message.ack"');
    expect(team.api.logs()).not.toContain('34600000001');
  });

  it('has one effect, however often the same webhook comes', async () => {
    const question = incomingMessage('Hola', { From: '+34600000002' });
    const answers = await Promise.all(Array.from({ length: 10 }, () => post(question)));
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200));
    expect(answers.map(({ body }) => body).sort()).toEqual([...Array(9).fill(NO_TWIML), twimlOf(ACK)].sort());
    await eventually(() => sentTo('+34600000002').length > 0);
    await new Promise((soon) => setTimeout(soon, 500));
    expect(sentTo('+34600000002')).toHaveLength(1);
    const kept = await keptMessages(team.api);
    expect(kept.filter(({ provider_id: id }) => id === question['MessageSid'])).toHaveLength(1);
  });

  it('takes a message by GET and under every one of its paths', async () => {
    const get = await send(
      signedGet(`${team.api.url}/webhook`, incomingMessage('uno', { From: '+34600000003' })),
    );
    expect([get.status, get.body]).toEqual([200, twimlOf(ACK)]);
    for (const [index, path] of [
      '/api/webhooks/whatsapp/twilio',
      '/api/webhooks/sms/twilio',
      '/api/v1/twilio/webhook/receive',
      '/webhooks/messages/fallback',
    ].entries()) {
      const { status, body } = await post(incomingMessage(path, { From: `+3460000030${index}` }), path);
      expect([path, status, body]).toEqual([path, 200, twimlOf(ACK)]);
    }
    for (const channel of ['whatsapp', 'sms', 'voip']) {
      const answer = await fetch(`${team.api.url}/api/webhooks/${channel}/twilio`);
      expect([answer.status, await answer.json()]).toEqual([200, expect.objectContaining({ status: 'ok' })]);
    }
  });

  it('lets nothing in that Twilio has not signed', async () => {
    const unsigned = signedPost(`${team.api.url}/webhook`, incomingMessage('no'));
    delete unsigned.headers['x-twilio-signature'];
    expect((await send(unsigned)).status).toBe(403);
    const forged = signedPost(`${team.api.url}/webhook`, incomingMessage('no'), {
      authToken: '9'.repeat(32),
    });
    expect((await send(forged)).status).toBe(403);
    expect((await keptMessages(team.api)).filter(({ text }) => text === 'no')).toEqual([]);
  });

  it('acknowledges a voice note in its own words', async () => {
    const path = `/2010-04-01/Accounts/${ACCOUNT.accountSid}/Messages/MM1/Media/ME1`;
    twilio.files.set(path, { type: 'audio/ogg', content: Buffer.from('OggS'), failures: 1 });
    const { body } = await post(
      incomingMessage('', {
        From: 'whatsapp:+34600000004',
        To: `whatsapp:${ACCOUNT.phoneNumber}`,
        NumMedia: '1',
        MediaUrl0: `https://api.twilio.com${path}`,
        MediaContentType0: 'audio/ogg',
      }),
    );
    expect(body).toBe(twimlOf(AUDIO_ACK));
    // Nobody is set up to write down what is said.
    const [answer] = await eventually(
      () => sentTo('whatsapp:+34600000004').length > 0 && sentTo('whatsapp:+34600000004'),
    );
    expect(answer!.body).toContain('No pude entender tu audio');
    expect(twilio.fileLogins.every((login) => login?.startsWith('Basic '))).toBe(true);
  });

  it('keeps each file of a message, of whatever kind, and what else its webhook said', async () => {
    const kinds = ['image/jpeg', 'video/mp4', 'application/pdf'];
    const path = (index: number): string =>
      `/2010-04-01/Accounts/${ACCOUNT.accountSid}/Messages/MM2/Media/ME2${index}`;
    for (const [index, type] of kinds.entries())
      twilio.files.set(path(index), { type, content: Buffer.from(type), failures: 0 });
    const files = kinds.flatMap((type, index) => [
      [`MediaUrl${index}`, `https://api.twilio.com${path(index)}`],
      [`MediaContentType${index}`, type],
    ]);
    const message = incomingMessage('Mira', {
      ...{ From: 'whatsapp:+34600000041', To: `whatsapp:${ACCOUNT.phoneNumber}`, ProfileName: 'Lucía' },
      ...{ NumMedia: String(kinds.length), ...(Object.fromEntries(files) as Record<string, string>) },
    });
    expect((await post(message)).status).toBe(200);
    const kept = (await keptOf(message['MessageSid']!))!;
    expect(JSON.parse(kept.metadata!)).toMatchObject({ ProfileName: 'Lucía', NumMedia: '3' });
    const attachments = await eventually(async () => {
      const address = `/api/conversations/${kept.conversation_id}/messages`;
      const { items } = (await team.owner.web.get(address).expect(200)).body as Page<Message>;
      const found = items.find(({ author }) => author === 'customer')?.attachments;
      return found?.every(({ state }) => state !== 'waiting') && found;
    });
    expect(attachments.map(({ type, state }) => [type, state])).toEqual(
      kinds.map((type) => [type, 'stored']),
    );
    for (const [index, { id }] of attachments.entries()) {
      const { body } = await team.owner.web.get(`/api/attachments/${id}`).buffer(true).expect(200);
      expect(String(body)).toBe(kinds[index]);
    }
  });

  it('asks for a message again where the database does not take it, and loses none', async () => {
    const wrote = Array.from({ length: 40 }, (_, index) =>
      incomingMessage('x'.repeat(1_500), { From: `+346007000${String(index).padStart(2, '0')}` }),
    );
    const mend = await (engine === 'sqlite' ? fillUp(team) : shutOut(place));
    const answers: Answer[] = [];
    for (const message of wrote) answers.push(await post(message));
    await mend();
    const refused = answers.filter(({ status }) => status === 503);
    expect(refused.length).toBeGreaterThan(0);
    expect(refused.every(({ headers }) => headers['retry-after'] === '1')).toBe(true);
    expect(answers.filter(({ status }) => status !== 503).every(({ status }) => status === 200)).toBe(true);
    const promised = wrote.filter((_message, index) => answers[index]!.status === 200);
    for (const { MessageSid: sid } of promised) expect(await keptOf(sid!)).toBeDefined();
    // As Twilio does; those too whose answer was lost on the way.
    for (const message of wrote) await eventually(async () => (await post(message)).status === 200);
    const sids = wrote.map(({ MessageSid: sid }) => sid);
    const kept = (await keptMessages(team.api)).filter(({ provider_id: sid }) => sids.includes(sid!));
    expect(kept.map(({ provider_id: sid }) => sid).sort()).toEqual(sids.sort());
  });

  it('keeps what is for nobody’s number out of every organisation', async () => {
    const stray = incomingMessage('¿Quién?', { To: '+14155550177', From: '+34600000005' });
    const answers = await Promise.all([post(stray), post(stray)]);
    expect(answers.map(({ status, body }) => [status, body])).toEqual(Array(2).fill([200, NO_TWIML]));
    const { body } = await team.owner.web.get('/api/quarantine').expect(200);
    expect(body).toEqual([expect.objectContaining({ channel: 'sms', to: '+14155550177', count: 1 })]);
    expect(await keptOf(stray['MessageSid']!)).toBeUndefined();
  });

  it('says nothing to who wants no messages, until they want them again', async () => {
    const from = { From: '+34600000006' };
    expect((await post(incomingMessage('STOP', from))).body).toBe(NO_TWIML);
    expect((await post(incomingMessage('Hola', from))).body).toBe(NO_TWIML);
    expect((await post(incomingMessage('start', from))).body).toBe(NO_TWIML);
    // Twilio answers that itself on SMS; on WhatsApp nobody else does.
    expect((await post(incomingMessage('HELP', from))).body).toBe(NO_TWIML);
    const { rows } = await sql<{ kind: string }>`select kind from opt_outs order by at, kind desc`.execute(
      team.api.app.get(Database).read,
    );
    expect(rows.map(({ kind }) => kind)).toEqual(['out', 'in', 'help']);
    expect((await post(incomingMessage('Hola', from))).body).toBe(twimlOf(ACK));
    await eventually(() => sentTo('+34600000006').length === 1);
  });

  it('takes no first words, and no button of a template, for a keyword', async () => {
    const whatsapp = (from: string) => ({ From: `whatsapp:${from}`, To: `whatsapp:${ACCOUNT.phoneNumber}` });
    const wrote = [
      incomingMessage('Start', whatsapp('+34600000007')),
      incomingMessage('alta', whatsapp('+34600000008')),
      incomingMessage('Alta', { From: '+34600000009' }),
      incomingMessage('Cancel', { ...whatsapp('+34600000010'), ButtonPayload: 'no', ButtonText: 'Cancel' }),
    ];
    for (const message of wrote) {
      expect((await post(message)).body).toBe(twimlOf(ACK));
      await eventually(() => sentTo(message['From']!).length === 1);
      expect(await keptOf(message['MessageSid']!)).toMatchObject({ asks_nothing: null });
    }
    const leaves = { ...whatsapp('+34600000010'), ButtonPayload: 'leave', ButtonText: 'Baja' };
    expect((await post(incomingMessage('Baja', leaves))).body).toBe(NO_TWIML);
    expect((await post(incomingMessage('Hola', whatsapp('+34600000010')))).body).toBe(NO_TWIML);
  });

  it('takes what is hostile for text, and fetches no file from where none can be', async () => {
    const nasty = `';-- <script>alert(1)</script>\u0000\u202e${'🙂'.repeat(50)}`;
    const message = incomingMessage(nasty, {
      From: '+34600000501',
      ProfileName: '<img src=x onerror=alert(1)>\u0000',
      MessagingServiceSid: `MG${'0'.repeat(32)}`,
      NumMedia: '999999',
      MediaUrl0: 'http://169.254.169.254/latest/meta-data/',
      MediaContentType0: 'text/html; name="../../etc/passwd"',
    });
    const { status, body } = await post(message);
    expect([status, body]).toEqual([200, twimlOf(ACK)]);
    const kept = (await keptOf(message['MessageSid']!))!;
    expect(kept.text.replaceAll('\0', '')).toBe(nasty.replaceAll('\0', ''));
    const file = await eventually(async () => {
      const path = `/api/conversations/${kept.conversation_id}/messages`;
      const { items } = (await team.owner.web.get(path).expect(200)).body as Page<Message>;
      const found = items.find(({ author }) => author === 'customer')?.attachments;
      return found?.every(({ state }) => state !== 'waiting') && found;
    });
    expect(file).toMatchObject([{ state: 'failed' }]);
    expect((await post(incomingMessage('x'.repeat(70_000)))).status).toBe(413);
  });

  it('knows a person by either way in which their country writes a number', async () => {
    const conversations = [];
    for (const From of ['whatsapp:+5215512340001', 'whatsapp:+525512340001', 'whatsapp: 525512340001']) {
      const message = incomingMessage('Hola', { From, To: `whatsapp:${ACCOUNT.phoneNumber}` });
      expect((await post(message)).body).toBe(twimlOf(ACK));
      conversations.push((await keptOf(message['MessageSid']!))!.conversation_id);
    }
    expect(new Set(conversations).size).toBe(1);
  });

  describe('a message that was sent', () => {
    const sendOne = async (from: string, more: TwilioMessages['next'] = []): Promise<TwilioMessage> => {
      twilio.next.push(...more);
      await post(incomingMessage('Hola', { From: from }));
      const [message] = await eventually(() => sentTo(from).length > 0 && sentTo(from));
      return message!;
    };
    const tell = ({ sid, statusCallback }: TwilioMessage, status: string, more = {}): Promise<Answer> =>
      send(signedPost(statusCallback!, statusOf(sid, status, more)));

    it('comes to the same state in whatever order its reports come', async () => {
      const orders = [
        ['sent', 'delivered', 'read'],
        ['read', 'sent', 'delivered'],
        ['delivered', 'read', 'sent', 'delivered'],
      ];
      for (const [index, order] of orders.entries()) {
        const message = await sendOne(`+3460000010${index}`);
        for (const status of order) expect((await tell(message, status)).status).toBe(204);
        await eventually(async () => (await keptOf(message.sid))?.status === 'read');
      }
      const undelivered = await sendOne('+34600000110');
      await tell(undelivered, 'undelivered', { ErrorCode: '30003' });
      await tell(undelivered, 'sent');
      await tell(undelivered, 'failed', { ErrorCode: '30005' });
      expect(await keptOf(undelivered.sid)).toMatchObject({ status: 'undelivered', error_code: '30003' });
    });

    it.each([
      [{ kind: 'take-and-fail', status: 500 }, '+34600000201'],
      [{ kind: 'take-and-fail', status: 503 }, '+34600000202'],
    ] as const)('is settled by its callback where its answer was lost: %j', async (behaviour, from) => {
      const message = await sendOne(from, [behaviour]);
      await eventually(async () =>
        (await keptMessages(team.api)).some(({ status }) => status === 'uncertain'),
      );
      await tell(message, 'delivered');
      expect(await keptOf(message.sid)).toMatchObject({ status: 'delivered', needs_person: 0 });
      expect(sentTo(from)).toHaveLength(1);
    });

    it('is tried again where it was certainly not taken, and only then', async () => {
      await sendOne('+34600000203', [{ kind: 'refuse', status: 429, code: 20429 }]);
      expect(sentTo('+34600000203')).toHaveLength(1);
      // The number of a day is used up: that is told, and not tried again in vain.
      twilio.next.push({ kind: 'refuse', status: 429, code: 63038 });
      await post(incomingMessage('Hola', { From: '+34600000205' }));
      await eventually(async () =>
        (await keptMessages(team.api)).some(
          ({ error_code: code, status }) => code === '63038' && status === 'failed',
        ),
      );
      twilio.next.push({ kind: 'refuse', status: 400, code: 21610 });
      const question = incomingMessage('Hola', { From: '+34600000204' });
      await post(question);
      const failed = await eventually(async () =>
        (await keptMessages(team.api)).find(
          ({ status, error_code: code }) => status === 'failed' && code === '21610',
        ),
      );
      expect(failed.author).toBe('bot');
      expect((await post(incomingMessage('Hola', { From: '+34600000204' }))).body).toBe(NO_TWIML);
    });
  });

  it('asks for a person where what the bot answered was not taken, or did not arrive', async () => {
    const conversationWith = async (from: string): Promise<Conversation> => {
      const { body } = await team.agent.web.get('/api/conversations?channel=sms').expect(200);
      return (body as Page<Conversation>).items.find(({ contact }) => contact.address === from)!;
    };
    const refused = '+34600000601';
    twilio.next.push({ kind: 'refuse', status: 400, code: 21617 });
    const question = incomingMessage('Hola', { From: refused });
    await post(question);
    const { handedOver, waitingSince } = await eventually(async () => {
      const conversation = await conversationWith(refused);
      return conversation.answeredBy === 'person' && conversation;
    });
    expect(handedOver).toMatchObject({ reason: 'bot-failed', summary: '«Hola»' });
    expect(waitingSince).toBe((await keptOf(question['MessageSid']!))?.at);

    const lost = '+34600000602';
    await post(incomingMessage('Hola', { From: lost }));
    const [answer] = await eventually(() => sentTo(lost).length > 0 && sentTo(lost));
    expect(await conversationWith(lost)).toMatchObject({ answeredBy: 'bot', waitingSince: null });
    await send(
      signedPost(answer!.statusCallback!, statusOf(answer!.sid, 'undelivered', { ErrorCode: '30003' })),
    );
    expect(await conversationWith(lost)).toMatchObject({
      answeredBy: 'person',
      handedOver: { reason: 'bot-failed' },
    });
  });

  it('sends nothing that still waits to who wants no messages since', async () => {
    const from = '+34600000007';
    await post(incomingMessage('Hola', { From: from }));
    const { conversation_id: id } = await eventually(async () => {
      const [sent] = sentTo(from);
      return sent && keptOf(sent.sid);
    });
    const conversations = team.api.app.get(ConversationsStore, { strict: false });
    const later = await team.api.app.get(UnitOfWork).run(async (tx) => {
      const conversation = await conversations.hold(tx, id);
      const message = { author: 'bot', text: 'Te lo recordamos' } as const;
      return team.api.app
        .get(Outbox, { strict: false })
        .write(tx, conversation!, message, {}, Date.now() + 2_000);
    });
    await post(incomingMessage('STOP', { From: from }));
    const failed = await eventually(async () =>
      (await keptMessages(team.api)).find((row) => row.id === later && row.status !== 'queued'),
    );
    expect(failed).toMatchObject({ status: 'failed', error_code: '21610', provider_id: null });
    expect(sentTo(from)).toHaveLength(1);
    await team.agent.web.post(`/api/messages/${later}/retry`).expect(409);
  });

  it('answers 400 to what is of no message, and keeps form and type of what it says', async () => {
    const { MessageSid: _sid, SmsSid: _sms, SmsMessageSid: _other, ...rest } = incomingMessage('x');
    expect((await post(rest)).status).toBe(400);
    expect(formOf({ a: 'b' })).toBe('a=b');
  });
});
