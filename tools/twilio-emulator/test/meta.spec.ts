import { createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Emulator, startEmulator } from '../src/emulator';
import { META_ACCOUNT } from '../src/meta/meta-account';

const { appSecret, accessToken, phoneNumberId, phoneNumber, wabaId } = META_ACCOUNT;
const PHONE = '+12025550199';
const VERIFY_TOKEN = 'agreed on';

interface Message {
  id: string;
  from: string;
  type: string;
  context?: { id: string };
  [type: string]: unknown;
}
interface Status {
  id: string;
  status: string;
  biz_opaque_callback_data?: string;
  errors?: { code: number }[];
}
interface Told {
  entry: { id: string; changes: { value: { messages?: Message[]; statuses?: Status[] } }[] }[];
}

/** WhatsApp at Meta itself, as a program sees it: a server that verifies what it is told. */
describe('meta’s cloud api', () => {
  let emulator: Emulator;
  let program: Server;
  let told: Told[];
  let refusals = 0;

  beforeAll(async () => {
    emulator = await startEmulator({ port: 0 });
    told = [];
    program = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const { searchParams } = new URL(request.url ?? '', 'http://here');
        if (request.method === 'GET') {
          const isKnown = searchParams.get('hub.verify_token') === VERIFY_TOKEN;
          response.writeHead(isKnown ? 200 : 403).end(searchParams.get('hub.challenge'));
          return;
        }
        const body = Buffer.concat(chunks);
        const expected = `sha256=${createHmac('sha256', appSecret).update(body).digest('hex')}`;
        const isSigned = request.headers['x-hub-signature-256'] === expected;
        if (refusals > 0 || !isSigned) {
          refusals -= 1;
          response.writeHead(503).end();
          return;
        }
        told.push(JSON.parse(body.toString()) as Told);
        response.end();
      });
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => program.once('listening', resolve));
    await control('PUT', '/messaging', { delayMs: 5 });
  });
  afterAll(async () => {
    await emulator.stop();
    await new Promise((resolve) => program.close(resolve));
  });

  const graph = async <T>(
    method: string,
    path: string,
    body?: object,
    token = accessToken,
  ): Promise<{ status: number; body: T }> => {
    const answer = await fetch(`${emulator.url}/v23.0/${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    return { status: answer.status, body: (await answer.json()) as T };
  };
  const control = async <T>(method: string, path: string, body?: object): Promise<T> => {
    const answer = await fetch(`${emulator.url}/control${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    return (await answer.json()) as T;
  };
  const until = async <T>(found: () => T | undefined | Promise<T | undefined>): Promise<T> => {
    for (const end = Date.now() + 60_000; Date.now() < end; await sleep(20)) {
      const value = await found();
      if (value !== undefined) return value;
    }
    throw new Error('It did not come.');
  };
  const values = () =>
    told.flatMap(({ entry }) => entry.flatMap(({ changes }) => changes.map(({ value }) => value)));
  const message = (is: (message: Message) => boolean): Promise<Message> =>
    until(() =>
      values()
        .flatMap(({ messages = [] }) => messages)
        .find(is),
    );
  const statusesOf = (id: string): Status[] =>
    values()
      .flatMap(({ statuses = [] }) => statuses)
      .filter((each) => each.id === id);
  const send = async (content: object, to = PHONE): Promise<string> => {
    const { status, body } = await graph<{ messages: { id: string }[] }>(
      'POST',
      `${phoneNumberId}/messages`,
      {
        messaging_product: 'whatsapp',
        to: to.slice(1),
        biz_opaque_callback_data: 'ours.1',
        ...content,
      },
    );
    expect([status, body]).toEqual([200, expect.anything()]);
    return body.messages[0]?.id ?? '';
  };

  it('takes a webhook only from whoever knows the token, and tells again what was not taken', async () => {
    const url = `http://127.0.0.1:${(program.address() as AddressInfo).port}/meta`;
    const subscribe = (verify_token: string) =>
      graph('POST', `${wabaId}/subscribed_apps`, { override_callback_uri: url, verify_token });
    expect((await subscribe('guessed')).status).toBe(400);
    expect((await subscribe(VERIFY_TOKEN)).body).toEqual({ success: true });
    refusals = 1;
    await control('POST', '/messages', { channel: 'whatsapp', from: PHONE, to: phoneNumber, body: 'Hola' });
    expect(await message(({ type }) => type === 'text')).toMatchObject({
      from: PHONE.slice(1),
      text: { body: 'Hola' },
    });
    expect(refusals).toBe(0);
  });

  it('sends, tells each step with the reference, and takes a receipt', async () => {
    const id = await send({ type: 'text', text: { body: 'Buenos días' } });
    await until(() => (statusesOf(id).length === 2 ? true : undefined));
    expect(statusesOf(id)).toEqual([
      expect.objectContaining({ status: 'sent', biz_opaque_callback_data: 'ours.1' }),
      expect.objectContaining({ status: 'delivered' }),
    ]);
    const [shown] = await control<{ sid: string; body: string }[]>(
      'GET',
      `/messages?to=${encodeURIComponent(PHONE)}`,
    );
    expect(shown?.body).toBe('Buenos días');
    await control('POST', `/messages/${shown?.sid}/read`);
    await until(() => statusesOf(id).find(({ status }) => status === 'read'));

    const { id: theirs } = await message(({ type }) => type === 'text');
    const seen = await graph('POST', `${phoneNumberId}/messages`, {
      messaging_product: 'whatsapp',
      status: 'read',
      message_id: theirs,
    });
    expect(seen.body).toEqual({ success: true });
    const all = await control<{ isSeen?: boolean }[]>('GET', `/messages?from=${encodeURIComponent(PHONE)}`);
    expect(all.filter(({ isSeen }) => isSeen)).toHaveLength(1);
  });

  it('files go both ways under ids of Meta’s, read only with the token', async () => {
    const base64 = Buffer.from('OggS not really').toString('base64');
    await control('POST', '/messages', {
      ...{ channel: 'whatsapp', from: PHONE, to: phoneNumber },
      media: [{ type: 'audio/ogg', base64 }],
    });
    const { audio } = await message(({ type }) => type === 'audio');
    const { id } = audio as { id: string };
    const { body } = await graph<{ url: string; mime_type: string; file_size: number }>('GET', id);
    expect(body).toMatchObject({ mime_type: 'audio/ogg', file_size: 15 });
    expect((await fetch(body.url)).status).toBe(401);
    const file = await fetch(body.url, { headers: { authorization: `Bearer ${accessToken}` } });
    expect(await file.text()).toBe('OggS not really');

    const form = new FormData();
    form.set('messaging_product', 'whatsapp');
    form.set('file', new Blob(['%PDF-1'], { type: 'application/pdf' }), 'carta.pdf');
    const uploaded = await fetch(`${emulator.url}/v23.0/${phoneNumberId}/media`, {
      method: 'POST',
      headers: { authorization: `Bearer ${accessToken}` },
      body: form,
    });
    const { id: mine } = (await uploaded.json()) as { id: string };
    await send({ type: 'document', document: { id: mine, caption: 'La carta', filename: 'carta.pdf' } });
    const shown = await until(async () =>
      (await control<{ body: string; media: { name?: string }[] }[]>('GET', '/messages')).find(
        (each) => each.body === 'La carta',
      ),
    );
    expect(shown.media[0]?.name).toBe('carta.pdf');
    expect((await graph('DELETE', mine)).body).toEqual({ success: true });
    expect((await graph('GET', mine)).status).toBe(400);
  });

  it('templates are listed, filled with named values, and answered by their buttons', async () => {
    const { body } = await graph<{ data: { name: string; language: string }[] }>(
      'GET',
      `${wabaId}/message_templates`,
    );
    expect(body.data.map(({ name, language }) => `${name} ${language}`)).toContain('appointment_reminder es');
    const template = (parameters: object[]) => ({
      type: 'template',
      template: {
        name: 'appointment_reminder',
        language: { code: 'es' },
        components: [
          { type: 'body', parameters },
          {
            type: 'button',
            sub_type: 'quick_reply',
            index: '0',
            parameters: [{ type: 'payload', payload: 'yes' }],
          },
        ],
      },
    });
    const values = { nombre: 'Eva', lugar: 'Café', fecha: 'lunes', hora: '9:00' };
    const parameters = Object.entries(values).map(([parameter_name, text]) => ({
      type: 'text',
      parameter_name,
      text,
    }));
    const stranger = '+12025550123';
    const id = await send(template(parameters), stranger);
    await until(() => statusesOf(id).find(({ status }) => status === 'delivered'));
    const [shown] = await control<{ sid: string; body: string }[]>(
      'GET',
      `/messages?to=${encodeURIComponent(stranger)}`,
    );
    expect(shown?.body).toContain('Hola Eva');
    await control('POST', `/messages/${shown?.sid}/press`, { button: 'yes' });
    expect(await message(({ type }) => type === 'button')).toMatchObject({
      button: { payload: 'yes', text: 'Confirmar' },
      context: { id },
    });
    const wrong = await graph<{ error: { code: number } }>('POST', `${phoneNumberId}/messages`, {
      messaging_product: 'whatsapp',
      to: stranger,
      ...template([]),
    });
    expect([wrong.status, wrong.body.error.code]).toEqual([400, 132000]);
  });

  it('a template is edited under its id, and looked at again', async () => {
    await control('PUT', '/contents', { reviewMs: 50 });
    const { body } = await graph<{ data: { id: string; name: string; category: string }[] }>(
      'GET',
      `${wabaId}/message_templates`,
    );
    const { id } = body.data.find(({ name }) => name === 'follow_up')!;
    const components = [{ type: 'BODY', text: 'Gracias por venir. ¿Qué tal fue?' }];
    expect((await graph('POST', id, { category: 'MARKETING', components })).status).toBe(400);
    expect((await graph('POST', id, { components: [] })).status).toBe(400);
    expect(await graph('POST', id, { components })).toMatchObject({ status: 200, body: { success: true } });
    expect((await graph('GET', id)).body).toMatchObject({ status: 'PENDING', components });
    expect((await graph('POST', id, { components })).status).toBe(400);
    await until(async () => {
      const { body: now } = await graph<{ status: string }>('GET', id);
      return now.status === 'APPROVED' ? true : undefined;
    });
    expect((await graph('POST', '1', { components })).status).toBe(400);
  });

  it('fails in Meta’s words', async () => {
    const text = { type: 'text', text: { body: 'Hola' } };
    const codeOf = async (to: string, token?: string) => {
      const content = { messaging_product: 'whatsapp', to, ...text };
      const { status, body } = await graph<{ error: { code: number } }>(
        ...(['POST', `${phoneNumberId}/messages`, content, token] as const),
      );
      return [status, body.error?.code];
    };
    expect(await codeOf(PHONE, 'wrong')).toEqual([401, 190]);
    expect(await codeOf('nobody')).toEqual([400, 131009]);
    expect(await codeOf('+12025550132')).toEqual([400, 131030]);
    expect(await codeOf('+12025550137')).toEqual([429, 130429]);
    expect(await codeOf('+12025550137')).toEqual([200, undefined]);
    for (const [to, code] of [
      ['+12025550131', 131026],
      ['+12025550124', 131047],
    ] as const) {
      const id = await send(text, to);
      const failed = await until(() => statusesOf(id).find(({ status }) => status === 'failed'));
      expect(failed.errors?.[0]?.code).toBe(code);
    }
  });
});
