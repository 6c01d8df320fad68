import { createPublicKey, verify } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Emulator, startEmulator } from '../src/emulator';
import { MAIL_ACCOUNT } from '../src/mail/mail-account';

interface Received {
  headers: IncomingHttpHeaders;
  body: Buffer;
}

let emulator: Emulator;
let program: Server;
let received: Received[];
let refusals: number;
let url: string;

beforeAll(async () => {
  emulator = await startEmulator({ port: 0 });
  program = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      if (refusals > 0) {
        refusals -= 1;
        response.writeHead(503).end();
        return;
      }
      received.push({ headers: request.headers, body: Buffer.concat(chunks) });
      response.end();
    });
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => program.once('listening', resolve));
  url = `http://127.0.0.1:${(program.address() as AddressInfo).port}/mail`;
  await api('PATCH', '/user/webhooks/event/settings', { enabled: true, url });
  await api('POST', '/user/webhooks/parse/settings', { hostname: 'cafe.example', url });
});
afterAll(async () => {
  await emulator.stop();
  await new Promise((resolve) => program.close(resolve));
});
beforeEach(() => {
  received = [];
  refusals = 0;
});

const api = (method: string, path: string, body?: object, key = MAIL_ACCOUNT.apiKey): Promise<Response> =>
  fetch(`${emulator.url}/v3${path}`, {
    method,
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });

const mailTo = (email: string, more: object = {}): object => ({
  personalizations: [{ to: [{ email }], custom_args: { order: '7' } }],
  from: { email: 'hola@cafe.example', name: 'Café' },
  subject: 'Reserva',
  content: [{ type: 'text/plain', value: 'A las ocho.' }],
  ...more,
});

async function until<T>(found: () => T | undefined): Promise<T> {
  for (const end = Date.now() + 60_000; Date.now() < end; await sleep(20)) {
    const value = found();
    if (value !== undefined) return value;
  }
  throw new Error('It did not come.');
}

/** By Node's own check, over the very bytes. */
function isSigned({ headers, body }: Received, publicKey: string): boolean {
  const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
  const signed = Buffer.concat([
    Buffer.from(String(headers['x-twilio-email-event-webhook-timestamp'])),
    body,
  ]);
  const signature = Buffer.from(String(headers['x-twilio-email-event-webhook-signature']), 'base64');
  return verify('sha256', signed, key, signature);
}

const events = (): Record<string, unknown>[] =>
  received.flatMap(({ body }) => JSON.parse(body.toString()) as Record<string, unknown>[]);

describe('mail', () => {
  it('is accepted, and its events come signed, with their own ids and what the program added', async () => {
    const answer = await api('POST', '/mail/send', mailTo('ana@example.com'));

    expect(answer.status).toBe(202);
    const id = answer.headers.get('x-message-id');
    await until(() => (events().length === 2 ? true : undefined));
    expect(events()).toEqual([
      expect.objectContaining({ event: 'processed', email: 'ana@example.com', order: '7' }),
      expect.objectContaining({
        event: 'delivered',
        sg_message_id: expect.stringContaining(id ?? '?') as string,
      }),
    ]);
    expect(new Set(events().map((each) => each['sg_event_id'])).size).toBe(2);
    for (const each of received) {
      expect(each.body.toString()).toMatch(/\r\n$/);
      expect(isSigned(each, MAIL_ACCOUNT.events.publicKey)).toBe(true);
      expect(
        isSigned(
          { ...each, body: Buffer.concat([each.body, Buffer.from(' ')]) },
          MAIL_ACCOUNT.events.publicKey,
        ),
      ).toBe(false);
    }
  });

  it('is dropped for who has left, unless it goes past that list', async () => {
    const last = async (more: object): Promise<unknown> => {
      received = [];
      await api('POST', '/mail/send', mailTo('unsubscribe@past.example', more));
      return until(() => events().find(({ event }) => ['unsubscribe', 'dropped'].includes(String(event))));
    };
    const past = (list: string): object => ({
      mail_settings: { [`bypass_${list}_management`]: { enable: true } },
    });
    expect(await last({})).toMatchObject({ event: 'unsubscribe' });
    const dropped = { event: 'dropped', reason: 'Unsubscribed Address' };
    expect(await last({})).toMatchObject(dropped);
    expect(await last(past('spam'))).toMatchObject(dropped);
    expect(await last(past('unsubscribe'))).toMatchObject({ event: 'unsubscribe' });
  });

  it.each([
    ['bounce', 'bounce'],
    ['dropped', 'dropped'],
    ['deferred', 'deferred'],
    ['spam', 'spamreport'],
  ])('to %s@ ends as it says', async (name, event) => {
    await api('POST', '/mail/send', mailTo(`${name}@example.com`));

    await until(() => events().find((each) => each['event'] === event));
  });

  it('is told of again where an event was not taken', async () => {
    refusals = 1;
    await api('POST', '/mail/send', mailTo('ana@example.com'));

    await until(() => events().find(({ event }) => event === 'processed'));
  });

  it('that somebody outside writes comes as a signed form', async () => {
    const answer = await fetch(`${emulator.url}/control/mail`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        from: 'ana@example.com',
        name: 'Ana Muñoz',
        to: 'hola@cafe.example',
        subject: '¿Mañana?',
        text: 'Una mesa para dos.',
        attachments: [
          { filename: 'nota.txt', type: 'text/plain', content: Buffer.from('hola').toString('base64') },
        ],
      }),
    });

    expect(answer.status).toBe(201);
    const mail = received.find(({ headers }) => headers['content-type']?.startsWith('multipart/'));
    expect(mail && isSigned(mail, MAIL_ACCOUNT.inbound.publicKey)).toBe(true);
    const form = await new Response(new Uint8Array(mail?.body ?? []), {
      headers: { 'content-type': mail?.headers['content-type'] ?? '' },
    }).formData();
    expect(form.get('text')).toBe('Una mesa para dos.');
    expect(JSON.parse(form.get('envelope') as string)).toEqual({
      to: ['hola@cafe.example'],
      from: 'ana@example.com',
    });
    expect(await (form.get('attachment1') as File).text()).toBe('hola');
  });

  it('is refused in SendGrid’s words', async () => {
    expect((await api('POST', '/mail/send', {}, 'SG.wrong')).status).toBe(401);
    const answer = await api('POST', '/mail/send', mailTo('nobody', { subject: '', content: [] }));
    expect(answer.status).toBe(400);
    const { errors } = (await answer.json()) as { errors: { field: string }[] };
    expect(errors.map(({ field }) => field)).toEqual(['content', 'personalizations.0.to.0.email', 'subject']);
  });
});
