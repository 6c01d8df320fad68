import type {
  ActivityItem,
  Conversation,
  DemoAccount,
  Message,
  MessageTemplate,
  Page,
  Problem,
  TemplateList,
} from '@centralita/shared-types';
import { runProgram, type Program } from './support/built-program';
import { bundle } from './support/bundle';
import { eventually } from './support/eventually';

import { type browser, found } from './support/team';
import { startApi, type RunningApi } from './support/running-api';

/** Outside phones that never wrote: their window is closed. */
const STRANGER = '+12025550123';
const PHONE = '+12025550199';

const DRAFT = {
  name: 'table_ready',
  language: 'es',
  category: 'utility',
  body: 'Hola {{nombre}}, tu mesa para {{personas}} personas ya está lista. ¿Vienes?',
  variables: [
    { name: 'nombre', sample: 'Ana' },
    { name: 'personas', sample: '4' },
  ],
  buttons: [{ title: 'Sí, ¡voy!' }, { title: 'No puedo', id: 'no' }],
};

interface OutsideMessage {
  sid: string;
  body: string;
  to: string;
  status: string;
  buttons?: { title: string; id: string }[];
}

/** From the page's request down to the phone, and back by its buttons. */
describe('templates of the demo on the emulator', () => {
  let emulator: Program;
  let built: ReturnType<typeof bundle>;
  let base: string;
  let api: RunningApi;
  let web: ReturnType<typeof browser>;
  let demo: DemoAccount;
  let ours: string;
  let cafe: string;

  const control = async <T>(method: string, path: string, body?: object): Promise<T> => {
    const answer = await fetch(`${base}/control${path}`, {
      method,
      ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as T;
  };
  const at = (path: string, organisation = cafe): string => `${path}?organisation=${organisation}`;
  const list = async (organisation = cafe): Promise<TemplateList> =>
    (await web.get(at('/api/templates', organisation)).expect(200)).body as TemplateList;
  const named = async (name: string): Promise<MessageTemplate | undefined> =>
    (await list()).items.find((each) => each.name === name);
  const arrived = (phone: string, text: string): Promise<OutsideMessage> =>
    eventually(async () => {
      const all = await control<OutsideMessage[]>('GET', `/messages?phone=${encodeURIComponent(phone)}`);
      return all.find(({ body, to }) => body === text && to === `whatsapp:${phone}`);
    });
  const submitted = async (draft: object): Promise<string> => {
    const { body } = await web.post(at('/api/templates')).send(draft).expect(201);
    const { id } = body as MessageTemplate;
    expect(body as MessageTemplate).toMatchObject({ state: 'unsubmitted', category: 'utility' });
    const { body: asked } = await web.post(at(`/api/templates/${id}/submit`)).expect(200);
    expect(asked as MessageTemplate).toMatchObject({ state: 'received' });
    return id;
  };

  beforeAll(async () => {
    built = bundle('tools/twilio-emulator/src/main.ts');
    emulator = runProgram(built.file, process.cwd(), { EMULATOR_PORT: '0' });
    base = (await emulator.says(/Twilio emulator at (http:\/\/[\d.:]+):/))[1] ?? '';
    await control('PUT', '/messaging', { delayMs: 20 });
    await control('PUT', '/contents', { reviewMs: 50 });
    demo = await control('GET', '/demo-account');
    api = await startApi({ TWILIO_EMULATOR_URL: base, TRUSTED_PROXIES: 'loopback' });
    web = (await found(api, { demo: true })).web;
    const { body } = await web.get('/api/organisations').expect(200);
    const organisations = body as { id: string; name: string }[];
    cafe = organisations.find(({ name }) => name === 'Café Aurora')!.id;
    ours = organisations.find(({ name }) => name === 'Ours')!.id;
  });
  afterAll(async () => {
    await api.close();
    emulator.child.kill('SIGTERM');
    await emulator.ended;
    built.remove();
  });

  it('are the account’s own, and of one organisation only', async () => {
    const { items, syncProblem } = await eventually(async () => {
      const now = await list();
      return now.syncedAt !== null && now;
    });
    expect(syncProblem).toBeNull();
    expect(items.map(({ name, language, state }) => [name, language, state])).toEqual([
      ['appointment_reminder', 'en', 'approved'],
      ['appointment_reminder', 'es', 'approved'],
      ['follow_up', 'es', 'approved'],
    ]);
    expect(items[1]).toMatchObject({
      category: 'utility',
      variables: expect.arrayContaining([{ name: 'hora', sample: '10:30' }]) as unknown,
      buttons: [{ title: 'Confirmar', id: 'confirm' }, { id: 'change' }, { id: 'cancel' }],
    });
    await web.post(at('/api/templates/sync', ours)).expect(202);
    const others = await eventually(async () => {
      const now = await list(ours);
      return now.syncedAt !== null && now;
    });
    expect(others).toMatchObject({ items: [], syncProblem: 'templates/no-account' });
    await web.delete(at(`/api/templates/${items[0]!.id}`, ours)).expect(404);
  });

  it('are written, submitted and approved; a rejected one says why', async () => {
    const id = await submitted(DRAFT);
    await submitted({ ...DRAFT, name: 'bad_ending', body: 'Tu mesa de hoy te espera, {{nombre}}' });
    await eventually(async () => (await named(DRAFT.name))?.state === 'approved');
    const rejected = await eventually(async () => {
      const now = await named('bad_ending');
      return now?.state === 'rejected' && now;
    });
    expect(rejected.rejection).toMatch(/start or end/);
    const { body } = await web.get(at('/api/activities')).expect(200);
    const kinds = (body as Page<ActivityItem>).items.map(({ kind, data }) => `${kind} ${data['name']}`);
    expect(kinds).toContain('templates/approved table_ready');
    expect(kinds).toContain('templates/rejected bad_ending');
    const taken = await web.post(at('/api/templates')).send(DRAFT).expect(409);
    expect((taken.body as Problem).code).toBe('templates/name-taken');
    const again = await web.post(at(`/api/templates/${id}/submit`)).expect(409);
    expect((again.body as Problem).code).toBe('templates/already-submitted');
    const none = { ...DRAFT, name: 'no_sample', variables: [] };
    const malformed = await web.post(at('/api/templates')).send(none).expect(422);
    expect((malformed.body as Problem).detail).toMatch(/nombre, personas/);
  });

  it('begin a conversation, pass the closed window that a text does not pass, and are answered by a button', async () => {
    const template = (await named(DRAFT.name))!;
    const begin = {
      channel: 'whatsapp',
      to: STRANGER,
      from: demo.credentials.phoneNumber,
      templateId: template.id,
      templateValues: [{ name: 'nombre', value: ' Eva\nLuz ' }],
    };
    const missing = await web.post(at('/api/messages')).send({ ...begin, clientId: 'client-1000' });
    expect(missing.status).toBe(422);
    expect((missing.body as Problem).detail).toMatch(/personas/);
    begin.templateValues.push({ name: 'personas', value: '2' });
    const { body } = await web
      .post(at('/api/messages'))
      .send({ ...begin, clientId: 'client-1001' })
      .expect(201);
    const text = 'Hola Eva Luz, tu mesa para 2 personas ya está lista. ¿Vienes?';
    expect(body as Message).toMatchObject({
      text,
      template: { name: DRAFT.name, buttons: ['Sí, ¡voy!', 'No puedo'] },
    });
    const shown = await arrived(STRANGER, text);
    expect(shown.buttons).toEqual([
      { title: 'Sí, ¡voy!', id: 'si_voy' },
      { title: 'No puedo', id: 'no' },
    ]);
    const { conversationId } = body as Message;
    const path = at(`/api/conversations/${conversationId}/messages`);
    const begun = await web.get(at(`/api/conversations/${conversationId}`)).expect(200);
    expect(begun.body as Conversation).toMatchObject({ cannotWrite: 'window-closed', windowUntil: null });
    const free = await web.post(path).send({ text: 'Hola', clientId: 'client-1002' }).expect(409);
    expect((free.body as Problem).detail).toMatch(/^window-closed/);
    await web
      .post(path)
      .send({ ...begin, clientId: 'client-1003', channel: undefined, to: undefined, from: undefined })
      .expect(201);

    await control('POST', `/messages/${shown.sid}/press`, { button: 'si_voy' });
    const conversation = await eventually(async () => {
      const answer = await web.get(at(`/api/conversations/${conversationId}`)).expect(200);
      const now = answer.body as Conversation;
      return now.unread === 1 && now;
    });
    expect(conversation).toMatchObject({
      last: { text: 'Sí, ¡voy!', author: 'customer' },
      cannotWrite: null,
    });
  });

  it('are not sent over SMS, not before their approval, and not once they are deleted', async () => {
    const [reminder] = (await list()).items;
    const templateValues = reminder!.variables.map(({ name, sample: value }) => ({ name, value }));
    const message = { to: PHONE, templateValues, clientId: 'client-2001' };
    const send = (channel: string, templateId: string) =>
      web.post(at('/api/messages')).send({ ...message, channel, templateId });
    expect(((await send('sms', reminder!.id)).body as Problem).code).toBe('templates/not-on-channel');
    const rejected = (await named('bad_ending'))!;
    expect(((await send('whatsapp', rejected.id)).body as Problem).code).toBe('templates/not-approved');
    await web.delete(at(`/api/templates/${rejected.id}`)).expect(204);
    const contents = await control<{ friendlyName: string }[]>('GET', '/contents');
    expect(contents.map(({ friendlyName }) => friendlyName)).not.toContain('bad_ending');
    expect(((await send('whatsapp', rejected.id)).body as Problem).code).toBe('templates/not-found');
  });
});
