import type { Conversation, Message, MessageTemplate, Page, TemplateList } from '@centralita/shared-types';
import { runProgram, type Program } from './support/built-program';
import { bundle } from './support/bundle';
import { eventually } from './support/eventually';
import { type browser, found } from './support/team';
import { startApi, type RunningApi } from './support/running-api';

const PHONE = '+12025550199';
const OURS = '+12025550105';
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

interface Shown {
  sid: string;
  body: string;
  from: string;
  to: string;
  direction: string;
  status: string;
  media: { contentType: string; bytes: number; path: string }[];
  buttons?: { id: string }[];
  isSeen?: boolean;
}

/** The demo's number at Meta, from the phone to the page and back. */
describe('whatsapp at meta on the emulator', () => {
  let emulator: Program;
  let built: ReturnType<typeof bundle>;
  let base: string;
  let api: RunningApi;
  let web: ReturnType<typeof browser>;
  let cafe: string;
  let conversationId: string;

  const control = async <T>(method: string, path: string, body?: object): Promise<T> => {
    const answer = await fetch(`${base}/control${path}`, {
      method,
      ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as T;
  };
  const at = (path: string): string => `${path}?organisation=${cafe}`;
  const write = (message: object): Promise<Shown> =>
    control('POST', '/messages', { channel: 'whatsapp', from: PHONE, to: OURS, ...message });
  /** What the phone has got from the number. */
  const got = (is: (message: Shown) => boolean): Promise<Shown> =>
    eventually(async () => {
      const all = await control<Shown[]>('GET', `/messages?from=${encodeURIComponent(OURS)}`);
      return all.find(is);
    });
  const thread = async (): Promise<Message[]> => {
    const { body } = await web.get(at(`/api/conversations/${conversationId}/messages`)).expect(200);
    return (body as Page<Message>).items;
  };
  const said = (is: (message: Message) => boolean): Promise<Message> =>
    eventually(async () => (await thread()).find(is));
  const reply = async (message: object): Promise<void> =>
    void (await web
      .post(at(`/api/conversations/${conversationId}/messages`))
      .send(message)
      .expect(201));

  beforeAll(async () => {
    built = bundle('tools/twilio-emulator/src/main.ts');
    emulator = runProgram(built.file, process.cwd(), { EMULATOR_PORT: '0' });
    base = (await emulator.says(/Twilio emulator at (http:\/\/[\d.:]+):/))[1] ?? '';
    await control('PUT', '/messaging', { delayMs: 20 });
    await control('PUT', '/contents', { reviewMs: 20 });
    api = await startApi({ TWILIO_EMULATOR_URL: base, TRUSTED_PROXIES: 'loopback' });
    web = (await found(api, { demo: true })).web;
    const { body } = await web.get('/api/organisations').expect(200);
    cafe = (body as { id: string; name: string }[]).find(({ name }) => name === 'Café Aurora')!.id;
  });
  afterAll(async () => {
    await api.close();
    emulator.child.kill('SIGTERM');
    await emulator.ended;
    built.remove();
  });

  it('is connected by the demo, and a text is answered; the phone’s receipt is seen', async () => {
    await write({ body: '¿A qué hora abrís?', profileName: 'Ana' });
    const answer = await got(({ status }) => status === 'delivered');
    await control('POST', `/messages/${answer.sid}/read`);
    const conversation = await eventually(async () => {
      const { body } = await web.get(`${at('/api/conversations')}&channel=whatsapp`);
      return (body as Page<Conversation>).items.find(
        ({ ours, last }) => ours === OURS && last?.status === 'read',
      );
    });
    expect(conversation).toMatchObject({
      contact: { name: 'Ana', address: PHONE },
      last: { text: answer.body, author: 'bot' },
      cannotWrite: null,
    });
    conversationId = conversation.id;
    expect(api.logs()).not.toContain(PHONE);
  });

  it('what a person here has read shows so on the phone, and a reaction of the phone shows here', async () => {
    const isSeen = async (): Promise<boolean> => {
      const all = await control<Shown[]>('GET', `/messages?from=${encodeURIComponent(PHONE)}`);
      return all.some((message) => message.isSeen);
    };
    expect(await isSeen()).toBe(false);
    await web.post(at(`/api/conversations/${conversationId}/read`)).expect(204);
    await eventually(isSeen);
    const answer = await got(({ direction }) => direction === 'outbound-api');
    await control('POST', `/meta/messages/${answer.sid}/react`, { emoji: '👍' });
    await said(({ reaction }) => reaction === '👍');
    await control('POST', `/meta/messages/${answer.sid}/react`, { emoji: '' });
    await eventually(async () => (await thread()).every(({ reaction }) => reaction === undefined));
    expect((await thread()).filter(({ author }) => author === 'customer')).toHaveLength(1);
  });

  it('a picture and a voice note come in with their content', async () => {
    await write({ body: 'La mesa', media: [{ type: 'image/png', base64: PNG.toString('base64') }] });
    const picture = await said(
      ({ text, attachments: [file] }) => text === 'La mesa' && file?.state === 'stored',
    );
    const [file] = picture.attachments;
    const content = await web.get(at(`/api/attachments/${file!.id}`)).expect(200);
    expect(content.headers['content-type']).toBe('image/png');
    expect(Buffer.compare(content.body as Buffer, PNG)).toBe(0);
    await write({ media: [{ type: 'audio/ogg', base64: Buffer.from('OggS').toString('base64') }] });
    await said(({ attachments: [note] }) => note?.type === 'audio/ogg' && note.state === 'stored');
  });

  it('a person’s file goes out, and what WhatsApp cannot carry is told', async () => {
    const upload = async (type: string, content: Buffer): Promise<string> => {
      const { body } = await web
        .post(at('/api/attachments'))
        .set('Content-Type', type)
        .set('X-File-Name', 'carta')
        .send(content);
      return (body as { id: string }).id;
    };
    const attachments = [await upload('image/png', PNG)];
    await reply({ text: 'Esta es', attachments, clientId: 'meta-0001' });
    const shown = await got(({ body, status }) => body === 'Esta es' && status === 'delivered');
    expect(shown.media).toMatchObject([{ contentType: 'image/png', bytes: PNG.length }]);
    const two = [await upload('image/png', PNG), await upload('image/png', PNG)];
    const { body: refused } = await web
      .post(at(`/api/conversations/${conversationId}/messages`))
      .send({ attachments: two, clientId: 'meta-0002' })
      .expect(422);
    expect(refused).toMatchObject({ code: 'messages/one-file' });
    const sound = [await upload('audio/ogg', Buffer.from('OggS'))];
    await reply({ text: 'Escucha', attachments: sound, clientId: 'meta-0005' });
    const failed = await said(({ status }) => status === 'failed');
    expect(failed.error?.code).toBe('messages/no-caption');
  });

  it('a template passes the closed window by its name, and its button comes back', async () => {
    await control('PUT', `/phones/${PHONE}`, { number: OURS, wroteAgoMs: 90_000_000 });
    await reply({ text: '¿Sigues ahí?', clientId: 'meta-0003' });
    const failed = await said(({ text, status }) => text === '¿Sigues ahí?' && status === 'failed');
    expect(failed.error?.code).toBe('131047');
    const list = await eventually(async () => {
      const { body } = await web.get(at('/api/templates')).expect(200);
      const { items } = body as TemplateList;
      return items.length > 0 && items;
    });
    expect(list).toHaveLength(3);
    const template = list.find((each: MessageTemplate) => each.language === 'es' && each.buttons.length > 0)!;
    const templateValues = template.variables.map(({ name, sample: value }) => ({ name, value }));
    await reply({ templateId: template.id, templateValues, clientId: 'meta-0004' });
    const shown = await got(({ buttons = [], status }) => buttons.length === 3 && status === 'delivered');
    expect(shown.body).toContain('Hola Ana');
    expect(shown.buttons?.map(({ id }) => id)).toContain('confirm');
    await control('POST', `/messages/${shown.sid}/press`, { button: 'confirm' });
    await said(({ text, author }) => author === 'customer' && text === 'Confirmar');
  });
});
