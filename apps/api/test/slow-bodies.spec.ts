import { generateKeyPairSync, sign } from 'node:crypto';
import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage, type Server } from 'node:http';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Attachment } from '@centralita/shared-types';
import { ACCOUNT, ACCOUNT_ENVIRONMENT } from './support/account';
import { ACK, incomingMessage, keptMessages, twimlOf } from './support/messages';
import { eventually } from './support/eventually';
import { PASSWORD, startTeam, type Member, type Team } from './support/team';
import { send, signedPost, type Answer, type RawRequest } from './support/twilio-webhook';

const SLOW = 200;
/** What a body may take that is no file. */
const DEADLINE_MS = 20_000;
/** Node looks at its connections that often. Source: https://nodejs.org/api/http.html#httpcreateserveroptions-requestlistener */
const LOOKS_EVERY_MS = 30_000;
/** Begun within 10 s of the server's start, it goes on when Node looks, longer than such a body may take. */
const UPLOAD_MS = 35_000;
const PIECES = 70;
const LINE = `${'x'.repeat(99)}\n`;

interface Dawdler {
  socket: Socket;
  heard: () => string;
}

/** Somebody who sends the head of a request, and of its body a byte now and then. */
async function dawdle(
  port: number,
  path = '/webhooks/messages',
  type = 'application/x-www-form-urlencoded',
): Promise<Dawdler> {
  const { socket, heard } = await begin(port, path, { 'Content-Type': type });
  const dribble = setInterval(() => socket.write('a'), 500);
  socket.on('close', () => clearInterval(dribble));
  return { socket, heard };
}

async function begin(port: number, path: string, headers: Record<string, string>): Promise<Dawdler> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  let heard = '';
  socket.on('data', (chunk: Buffer) => (heard += chunk.toString('latin1')));
  socket.on('error', () => undefined);
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.write(`POST ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 5000\r\n${lines.join('')}\r\n`);
  return { socket, heard: () => heard };
}

/** Sends the body in pieces, as over a slow line. */
async function sendSlowly(
  { port, path, headers }: Omit<RawRequest, 'method' | 'body'>,
  body: string,
): Promise<Answer> {
  const request = httpRequest({
    ...{ host: '127.0.0.1', port, path, method: 'POST', agent: false },
    headers: { ...headers, 'Content-Length': String(body.length) },
  });
  const answered = once(request, 'response').then(async ([response]: IncomingMessage[]) => {
    if (!response) throw new Error('No answer came.');
    const texts = await response.setEncoding('utf8').toArray();
    return { status: response.statusCode ?? 0, headers: response.headers, body: texts.join('') };
  });
  let isAnswered = false;
  const done = answered.finally(() => (isAnswered = true));
  done.catch(() => undefined);
  const each = Math.ceil(body.length / PIECES);
  for (let at = 0; at < body.length && !isAnswered; at += each) {
    request.write(body.slice(at, at + each));
    await sleep(UPLOAD_MS / PIECES);
  }
  request.end();
  return done;
}

/** A mail with a long text, as Inbound Parse posts and signs it. */
function signedMail(privateKey: Parameters<typeof sign>[2]): {
  headers: Record<string, string>;
  body: string;
} {
  const text = `From: ana@example.com\r\nTo: hola@cafe.example\r\nMessage-ID: <slow@example.com>\r\n\r\n${LINE.repeat(5_000)}`;
  const fields = {
    email: text,
    envelope: JSON.stringify({ from: 'ana@example.com', to: ['hola@cafe.example'] }),
  };
  const parts = Object.entries(fields).map(
    ([name, value]) => `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const body = `${parts.join('')}--b--\r\n`;
  const timestamp = String(Math.floor(Date.now() / 1000));
  return {
    headers: {
      'Content-Type': 'multipart/form-data; boundary=b',
      'X-Twilio-Email-Event-Webhook-Timestamp': timestamp,
      'X-Twilio-Email-Event-Webhook-Signature': sign(
        'sha256',
        Buffer.from(timestamp + body),
        privateKey,
      ).toString('base64'),
    },
    body,
  };
}

describe('bodies that come slowly', () => {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  let team: Team;
  let server: Server;
  let port: number;
  /** As a browser sends files: with the cookie of who is signed in. */
  let ofAgent: Record<string, string>;
  /** Of a file, and of a mail; begun at once, so that Node looks at its connections while they go on. */
  let slow: Promise<Answer>[];

  beforeAll(async () => {
    team = await startTeam({
      ...ACCOUNT_ENVIRONMENT,
      TWILIO_EMULATOR_URL: 'http://127.0.0.1:3198',
      SENDGRID_PARSE_KEY: publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
    });
    await team.owner.web
      .patch(`/api/organisations/${team.organisationId}`)
      .send({ numbers: [ACCOUNT.phoneNumber], mailDomains: ['cafe.example'] })
      .expect(200);
    server = team.api.app.getHttpServer();
    ({ port } = team.api);
    ofAgent = {
      'Sec-Fetch-Site': 'same-origin',
      'Content-Type': 'text/plain',
      Cookie: await cookieOf(team.agent),
    };
    const mail = signedMail(privateKey);
    slow = [
      sendSlowly({ port, path: '/api/attachments?name=slow.txt', headers: ofAgent }, LINE.repeat(500)),
      sendSlowly({ port, path: '/webhooks/email/inbound', headers: mail.headers }, mail.body),
    ];
  });
  afterAll(() => team.api.close());

  async function cookieOf({ email }: Member): Promise<string> {
    const answer = await fetch(`${team.api.url}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
      body: JSON.stringify({ email, password: PASSWORD }),
    });
    return answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  }

  it(
    'hold up no message, and are cut off',
    async () => {
      const began = performance.now();
      const dawdlers = await Promise.all([
        ...Array.from({ length: SLOW }, () => dawdle(port)),
        dawdle(port, '/api/session', 'application/json'),
      ]);
      // Refused before its body is read: nobody is signed in.
      const refused = await dawdle(port, '/api/attachments', 'text/plain');

      const answers = await Promise.all(
        Array.from({ length: 20 }, (_none, index) =>
          send(
            signedPost(
              `${team.api.url}/webhooks/messages`,
              incomingMessage('Hello', { From: `+346000000${String(index + 10)}` }),
            ),
          ),
        ),
      );
      expect(answers.map(({ body }) => body)).toEqual(answers.map(() => twimlOf(ACK)));
      expect(dawdlers.filter(({ socket }) => socket.closed)).toEqual([]);

      for (const { socket } of [...dawdlers, refused]) if (!socket.closed) await once(socket, 'close');
      expect(performance.now() - began).toBeLessThan(DEADLINE_MS + 10_000);
      for (const { heard } of dawdlers) expect(heard()).toMatch(/^HTTP\/1\.1 408 /);
      expect(refused.heard()).toMatch(/^HTTP\/1\.1 401 /);
      const written = (await keptMessages(team.api)).filter(({ author }) => author === 'customer');
      expect(written).toHaveLength(answers.length);
    },
    DEADLINE_MS + 20_000,
  );

  it(
    'are waited for where they are files',
    async () => {
      // As long as the page waits.
      expect(server.requestTimeout).toBe(300_000);
      const [file, mail] = await Promise.all(slow);
      expect(file?.status).toBe(201);
      expect((JSON.parse(file?.body ?? '') as Attachment).bytes).toBe(500 * LINE.length);
      expect(mail).toMatchObject({ status: 204 });
    },
    LOOKS_EVERY_MS + 20_000,
  );

  it('are given up, files too, where nothing comes any more', async () => {
    expect(server.timeout).toBe(60_000);
    server.timeout = 2_000;
    const began = performance.now();
    const { socket, heard } = await begin(port, '/api/attachments', ofAgent);
    socket.write('a');
    await once(socket, 'close');
    expect(performance.now() - began).toBeLessThan(DEADLINE_MS / 2);
    expect(heard()).toBe('');
  }, 30_000);

  it('come eight at a time where they are mails, which are posted again', async () => {
    const path = '/webhooks/email/inbound';
    const post = (): Promise<Answer> => send({ method: 'POST', port, path, ...signedMail(privateKey) });
    const open = await Promise.all(Array.from({ length: 8 }, () => begin(port, path, {})));
    await eventually(async () => (await post()).status === 503);
    open[0]?.socket.destroy();
    await eventually(async () => (await post()).status === 204);
    for (const { socket } of open) socket.destroy();
  });

  it('lose their place where they are mails and hardly come', async () => {
    const path = '/webhooks/email/inbound';
    const post = (): Promise<Answer> => send({ method: 'POST', port, path, ...signedMail(privateKey) });
    const began = performance.now();
    const open = await Promise.all(Array.from({ length: 8 }, () => dawdle(port, path)));
    await eventually(async () => (await post()).status === 503);
    for (const { socket } of open) if (!socket.closed) await once(socket, 'close');
    expect(performance.now() - began).toBeLessThan(30_000);
    for (const { heard } of open) expect(heard()).toBe('');
    await eventually(async () => (await post()).status === 204);
  }, 90_000);
});
