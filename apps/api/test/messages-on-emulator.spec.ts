import type { Conversation, DemoAccount, Message, Page } from '@centralita/shared-types';
import { runProgram, type Program } from './support/built-program';
import { bundle } from './support/bundle';
import { eventually } from './support/eventually';
import { ACK, incomingMessage } from './support/messages';
import { type browser, found } from './support/team';
import { startApi, type RunningApi } from './support/running-api';
import { formOf } from './support/twilio-webhook';

/** The emulator's own outside phone: it has joined the sandbox. */
const PHONE = '+12025550199';
const SANDBOX = '+14155238886';

interface OutsideMessage {
  sid: string;
  body: string;
  from: string;
  to: string;
  direction: string;
  status: string;
}

interface WhatsAppSender {
  isSandbox: boolean;
  joinCode: string;
  /** Where its messages go. */
  url: string;
}

/** The whole way, with a Twilio that signs, delivers and reports. */
describe('the demo’s messages on the emulator', () => {
  let emulator: Program;
  let built: ReturnType<typeof bundle>;
  let base: string;
  let api: RunningApi;
  let agent: ReturnType<typeof browser>;
  let demo: DemoAccount;

  const control = async <T>(method: string, path: string, body?: object): Promise<T> => {
    const answer = await fetch(`${base}/control${path}`, {
      method,
      ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as T;
  };
  /** What the outside phone got, in the order in which it came. */
  const seenAt = async (phone: string): Promise<OutsideMessage[]> =>
    (await control<OutsideMessage[]>('GET', '/messages')).filter(({ to }) => to === phone);

  beforeAll(async () => {
    built = bundle('tools/twilio-emulator/src/main.ts');
    emulator = runProgram(built.file, process.cwd(), { EMULATOR_PORT: '0' });
    base = (await emulator.says(/Twilio emulator at (http:\/\/[\d.:]+):/))[1] ?? '';
    await control('PUT', '/messaging', { delayMs: 20 });
    demo = await control('GET', '/demo-account');
    api = await startApi({ TWILIO_EMULATOR_URL: base, TRUSTED_PROXIES: 'loopback' });
    const owner = await found(api, { demo: true });
    expect(owner.role).toBe('owner');
    agent = owner.web;
  });
  afterAll(async () => {
    await api.close();
    emulator.child.kill('SIGTERM');
    await emulator.ended;
    built.remove();
  });

  const cafe = async (): Promise<string> => {
    const { body } = await agent.get('/api/organisations').expect(200);
    return (body as { id: string; name: string }[]).find(({ name }) => name === 'Café Aurora')!.id;
  };

  it.each([
    ['sms', PHONE, undefined],
    ['whatsapp', `whatsapp:${PHONE}`, SANDBOX],
  ])('over %s somebody asks, and gets the acknowledgement and the answer', async (channel, address, to) => {
    const wrote = { from: PHONE, body: '¿A qué hora abrís?', channel, ...(to && { to }) };
    await control('POST', '/messages', wrote);
    const seen = await eventually(async () => {
      const all = await seenAt(address);
      return all.length >= 2 && all.every(({ status }) => status === 'delivered') && all;
    });
    expect(seen.map(({ body }) => body)[0]).toBe(ACK);
    expect(seen).toHaveLength(2);
    const organisation = await cafe();
    const [conversation] = await eventually(async () => {
      const { body } = await agent.get(`/api/conversations?organisation=${organisation}&channel=${channel}`);
      const { items } = body as Page<Conversation>;
      return items[0]?.last?.status === 'delivered' && items;
    });
    expect(conversation!.contact.address).toBe(PHONE);
    expect(conversation!.ours).toBe(to ?? demo.credentials.phoneNumber);
    const { body } = await agent
      .get(`/api/conversations/${conversation!.id}/messages?organisation=${organisation}`)
      .expect(200);
    const { items } = body as Page<Message>;
    expect(items.map(({ author }) => author)).toEqual(['bot', 'server', 'customer']);
    expect(items[0]!.text).toBe(seen[1]!.body);
  });

  it('passes the acceptance checks of a WhatsApp assistant', async () => {
    // An account, in the environment, with what WhatsApp needs.
    const health = (await (await fetch(`${api.url}/health`)).json()) as object;
    expect(health).toMatchObject({ status: 'ok', components: { twilio_configured: true } });
    // The sandbox is joined, and its webhook set: to us, and to be tried again.
    const phone = '+34600000017';
    const sandbox = async (): Promise<WhatsAppSender> =>
      (await control<{ whatsAppSenders: WhatsAppSender[] }>('GET', '/demo-account')).whatsAppSenders.find(
        ({ isSandbox }) => isSandbox,
      )!;
    const write = (body: string) =>
      control('POST', '/messages', { from: phone, body, channel: 'whatsapp', to: SANDBOX });
    await write(`join ${(await sandbox()).joinCode}`);
    await eventually(async () => (await seenAt(`whatsapp:${phone}`)).length === 1);
    expect((await sandbox()).url).toMatch(/^http.*\/webhooks\/messages#.*rc=/);
    // What nobody signed is refused.
    const unsigned = await fetch(`${api.url}/webhook`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: formOf(incomingMessage('Hola')),
    });
    expect(unsigned.status).toBe(403);
    // A question gets two messages, in the language of whoever asks.
    for (const [index, [asked, answered]] of [
      ['Que es el IMV?', /Ingreso Mínimo Vital/],
      ["Bonjour, j'ai besoin d'aide avec l'IMV", /revenu|prestation|aide/],
    ].entries() as Iterable<[number, [string, RegExp]]>) {
      await write(asked);
      const seen = await eventually(async () => {
        const all = (await seenAt(`whatsapp:${phone}`)).slice(1 + index * 2);
        return all.length >= 2 && all;
      });
      expect([seen.length, seen[0]!.body]).toEqual([2, ACK]);
      expect(seen[1]!.body).toMatch(answered);
    }
    expect(api.logs()).toContain('"event":"bot.cache","result":"hit","id":"imv_es_01"');
    // And who wants a person gets one, who finds what was asked.
    await write('Quiero hablar con una persona');
    const organisation = await cafe();
    const { handedOver } = await eventually(async () => {
      const { body } = await agent.get(`/api/conversations?organisation=${organisation}&channel=whatsapp`);
      const found = (body as Page<Conversation>).items.find(({ contact }) => contact.address === phone);
      return found?.handedOver ? found : undefined;
    });
    expect(handedOver).toMatchObject({
      reason: 'asked',
      summary: `«Que es el IMV?» · «Bonjour, j'ai besoin d'aide avec l'IMV» · «Quiero hablar con una persona»`,
    });
  });

  it('a person takes over, and the bot says nothing more', async () => {
    const organisation = await cafe();
    const { body } = await agent
      .get(`/api/conversations?organisation=${organisation}&channel=sms`)
      .expect(200);
    const { id } = (body as Page<Conversation>).items[0]!;
    const message = { text: 'Soy Ana, te ayudo yo.', clientId: 'client-0001' };
    const path = `/api/conversations/${id}/messages?organisation=${organisation}`;
    const { body: written } = await agent.post(path).send(message).expect(201);
    expect(written as Message).toMatchObject({ author: 'person', status: 'queued', person: 'Olivia Owner' });
    const { body: again } = await agent.post(path).send(message).expect(201);
    expect((again as Message).id).toBe((written as Message).id);
    const before = await eventually(async () => {
      const all = await seenAt(PHONE);
      return all.at(-1)?.body === message.text && all;
    });
    await control('POST', '/messages', { from: PHONE, body: '¡Gracias!' });
    await new Promise((wait) => setTimeout(wait, 2_500));
    expect(await seenAt(PHONE)).toHaveLength(before.length);
    const { body: now } = await agent
      .get(`/api/conversations/${id}?organisation=${organisation}`)
      .expect(200);
    expect(now as Conversation).toMatchObject({
      answeredBy: 'person',
      unread: 1,
      last: { text: '¡Gracias!' },
    });
  });
});
