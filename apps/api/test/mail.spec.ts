import { generateKeyPairSync, sign } from 'node:crypto';
import type { QuarantineItem } from '@centralita/shared-types';
import { eventually } from './support/eventually';
import { OURS, startMailTeam, type MailTeam, type SentMail } from './support/mail-team';
import type { Team } from './support/team';

let mail: MailTeam;
let team: Team;
let control: MailTeam['control'];
let write: MailTeam['write'];
let conversations: MailTeam['conversations'];
let messagesOf: MailTeam['messagesOf'];
beforeAll(async () => {
  mail = await startMailTeam();
  ({ team, control, write, conversations, messagesOf } = mail);
});
afterAll(() => mail.close());

describe('mail', () => {
  it('comes in, is answered from the inbox in its thread, and is followed to delivery', async () => {
    await write({ attachments: [{ filename: 'plano.txt', type: 'text/plain', content: 'aG9sYQ==' }] });
    const [conversation] = await conversations();
    expect(conversation).toMatchObject({
      channel: 'email',
      contact: { name: 'Ana Muñoz', address: 'ana@example.com' },
      ours: OURS,
      unread: 1,
      cannotWrite: null,
      answeredBy: 'person',
    });
    const id = conversation?.id ?? '';
    const [received] = await messagesOf(id);
    expect(received).toMatchObject({ subject: 'Reserva', text: '¿Hay mesa para dos?', author: 'customer' });
    const file = await team.agent.web.get(`/api/attachments/${received?.attachments[0]?.id}`).expect(200);
    expect(file.text).toBe('hola');

    await team.agent.web
      .post(`/api/conversations/${id}/messages`)
      .send({ text: 'Sí, a las ocho.', clientId: 'mail-answer-1' })
      .expect(201);

    const sent = await eventually(async () => (await control<SentMail[]>('/?to=ana@example.com'))[0]);
    expect(sent).toMatchObject({ from: { email: OURS }, subject: 'Re: Reserva', text: 'Sí, a las ocho.' });
    expect(sent.headers['In-Reply-To']).toMatch(/^<.+@example\.com>$/);
    await eventually(async () => (await messagesOf(id)).find(({ status }) => status === 'delivered'));
  });

  it('with HTML is shown in a frame: made safe, without pictures of elsewhere until they are asked for', async () => {
    const html =
      '<p>Hola <b>equipo</b><script>parent.alert(1)</script><img src="https://pixel.example/1.png"></p><blockquote>Antes</blockquote>';
    await write({ from: 'html@example.com', html });
    const conversation = await eventually(async () =>
      (await conversations()).find(({ contact }) => contact.address === 'html@example.com'),
    );
    const [received] = await messagesOf(conversation.id);
    expect(received?.html).toEqual({ remotePictures: true });
    const path = `/api/messages/${received?.id}/html`;
    const page = await team.agent.web.get(`${path}?quoted=Antes%20%3C`).expect(200);
    expect(page.text).toContain(
      '<p>Hola <b>equipo</b><img /></p><details><summary>Antes &lt;</summary><blockquote>',
    );
    expect(page.text).not.toMatch(/script|pixel/);
    const policy = page.headers['content-security-policy'] ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain('img-src data:;');
    expect(policy).not.toMatch(/script|allow-forms/);
    const seen = await team.agent.web.get(`${path}?pictures=on`).expect(200);
    expect(seen.text).toContain('<img src="https://pixel.example/1.png" />');
    expect(seen.headers['content-security-policy']).toContain('img-src data: https: http:;');
    await team.viewer.web.get(path).expect(403);
    await team.stranger.web.get(path).expect(404);
  });

  it('is one message however often it comes, and one conversation for each person', async () => {
    await Promise.all(
      [1, 2, 3].map(() => write({ headers: { 'Message-ID': '<same@example.com>' }, subject: 'Otra vez' })),
    );

    const mine = (await conversations()).filter(({ contact }) => contact.address === 'ana@example.com');
    expect(mine).toHaveLength(1);
    const messages = await messagesOf(mine[0]?.id ?? '');
    expect(messages.filter(({ subject }) => subject === 'Otra vez')).toHaveLength(1);
  });

  it('to a conversation that is done waits for a person: no bot answers mail, and none is given any', async () => {
    await write({ from: 'again@example.com', name: undefined });
    const { id } = await eventually(async () =>
      (await conversations()).find(({ contact }) => contact.address === 'again@example.com'),
    );
    await team.agent.web.patch(`/api/conversations/${id}`).send({ state: 'done' }).expect(200);
    await write({ from: 'again@example.com', name: undefined, subject: 'Otra pregunta' });

    const again = await eventually(async () =>
      (await conversations()).find((one) => one.id === id && one.state === 'open'),
    );
    expect(again).toMatchObject({ answeredBy: 'person', waitingSince: again.last?.at });

    const { body: refused } = await team.agent.web
      .patch(`/api/conversations/${id}`)
      .send({ answeredBy: 'bot' })
      .expect(422);
    expect(refused).toMatchObject({ code: 'conversations/no-bot-for-mail' });
    const draft = { name: 'Al bot', text: 'Te contesta el bot.', answeredBy: 'bot' };
    const { body: macro } = await team.admin.web.post('/api/macros').send(draft).expect(201);
    const { body: runs } = await team.agent.web
      .post(`/api/macros/${(macro as { id: string }).id}/run`)
      .send({ ids: [id], clientId: 'mail-macro-1' })
      .expect(200);
    expect(runs).toMatchObject({ done: [], refused: [{ code: 'conversations/no-bot-for-mail' }] });
    expect(await messagesOf(id)).toHaveLength(2);
  });

  it('that bounces says why', async () => {
    await write({ from: 'blocked@example.com', name: undefined });
    const conversation = await eventually(async () =>
      (await conversations()).find(({ contact }) => contact.address === 'blocked@example.com'),
    );
    await team.agent.web
      .post(`/api/conversations/${conversation.id}/messages`)
      .send({ text: 'Hola', clientId: 'mail-blocked-1' })
      .expect(201);

    const failed = await eventually(async () =>
      (await messagesOf(conversation.id)).find(({ status }) => status === 'undelivered'),
    );

    expect(failed.error).toEqual({ code: 'bounce', detail: '554 5.7.1 refused by policy' });
    expect(failed.canRetry).toBe(true);
  });

  /** Somebody of that name writes, and gets an answer. @returns the conversation's id */
  const answered = async (name: string): Promise<string> => {
    await write({ from: `${name}@example.com`, name: undefined });
    const { id } = await eventually(async () =>
      (await conversations()).find(({ contact }) => contact.address === `${name}@example.com`),
    );
    const answer = { text: 'Hola', clientId: `mail-${name}-1` };
    await team.agent.web.post(`/api/conversations/${id}/messages`).send(answer).expect(201);
    return id;
  };

  it.each([
    ['dropped', 'failed'],
    ['deferred', 'delivered'],
  ])('that meets %s ends as %s', async (name, state) => {
    const id = await answered(name);
    await eventually(async () => (await messagesOf(id)).some(({ status }) => status === state));
  });

  it('that is opened counts as read', async () => {
    const id = await answered('reader');
    await eventually(async () => (await messagesOf(id)).some(({ status }) => status === 'delivered'));
    const [sent] = await control<{ id: string }[]>('/?to=reader@example.com');
    await control(`/${sent?.id}/open`, {});
    await eventually(async () => (await messagesOf(id)).some(({ status }) => status === 'read'));
  });

  it.each(['spam', 'unsubscribe'])('is the last to whoever answers with %s', async (name) => {
    const id = await answered(name);
    await eventually(async () =>
      (await conversations()).some((one) => one.id === id && one.cannotWrite === 'opted-out'),
    );
    await team.agent.web
      .post(`/api/conversations/${id}/messages`)
      .send({ text: '¿Sigues ahí?', clientId: `mail-${name}-2` })
      .expect(409);
    expect(await control<SentMail[]>(`/?to=${name}@example.com`)).toHaveLength(1);
  });

  it('of somebody who is erased is erased at the provider, save where another organisation writes with them', async () => {
    for (const from of ['gone@example.com', 'shared@example.com']) await write({ from, name: undefined });
    await team.stranger.web
      .post('/api/contacts')
      .send({ channel: 'email', address: 'shared@example.com' })
      .expect(201);
    for (const from of ['gone@example.com', 'shared@example.com']) {
      const conversation = await eventually(async () =>
        (await conversations()).find(({ contact }) => contact.address === from),
      );
      await team.admin.web.post(`/api/contacts/${conversation.contact.id}/erase`).expect(202);
      await eventually(
        async () => (await team.admin.web.get(`/api/contacts/${conversation.contact.id}`)).status === 404,
      );
    }
    expect(await control<SentMail[]>('/?from=gone@example.com')).toEqual([]);
    expect(await control<SentMail[]>('/?from=shared@example.com')).toHaveLength(1);
  });

  it('for a domain of nobody waits in quarantine, and none of it is another organisation’s', async () => {
    await write({ to: 'hola@nobody.example' });

    const { body } = await team.owner.web.get('/api/quarantine').expect(200);
    expect(body as QuarantineItem[]).toContainEqual(
      expect.objectContaining({ channel: 'email', to: 'nobody.example' }),
    );
    const [conversation] = await conversations();
    await team.stranger.web.get(`/api/conversations/${conversation?.id}`).expect(404);
  });

  it('is let in only where it was signed', async () => {
    const body = `${JSON.stringify([{ email: 'a@example.com', event: 'open', sg_event_id: 'x' }])}\r\n`;
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const post = (headers: Record<string, string>, path = 'events'): Promise<Response> =>
      fetch(`${team.api.url}/webhooks/email/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body,
      });
    const signedBy = (timestamp: string, signature: string): Record<string, string> => ({
      'X-Twilio-Email-Event-Webhook-Timestamp': timestamp,
      'X-Twilio-Email-Event-Webhook-Signature': signature,
    });

    expect((await post({})).status).toBe(403);
    expect((await post({}, 'inbound')).status).toBe(403);
    expect((await post(signedBy('1', 'bm90IG9uZQ=='))).status).toBe(403);
    const forged = sign('sha256', Buffer.from(`1${body}`), privateKey).toString('base64');
    expect((await post(signedBy('1', forged))).status).toBe(403);
  });

  it.each(['sendgrid', 'twilio'])(
    'answers whoever asks whether /api/webhooks/email/%s is alive',
    async (name) => {
      const answer = await fetch(`${team.api.url}/api/webhooks/email/${name}`);

      expect(answer.status).toBe(200);
      expect(await answer.json()).toMatchObject({ status: 'ok', channel: 'email' });
    },
  );
});
