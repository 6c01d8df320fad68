import assert from 'node:assert/strict';
import { sign } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:tls';

/** @typedef {import('./checks.mjs').World} World */

const MIB = 1024 * 1024;
const TIMEOUT_MS = 60_000;
/** Of the proxy, as deploy/nginx.conf says. */
const MAILS_AT_ONCE_MAX = 16;
const DOMAIN = 'walk.example';
const OURS = { 'sec-fetch-site': 'same-origin' };
const NO_CAMPAIGN = '00000000-0000-4000-8000-000000000000';

/**
 * The doors that take more than forms and JSON, what they take at most, and how they refuse more. In bytes, as the API says in
 * raw-body.ts, media-rules.ts and libs/shared-types.
 *
 * @type {readonly { path: string, type: string, bytesMax: number, code: string }[]}
 */
const DOORS = [
  { path: '/api/attachments', type: 'application/pdf', bytesMax: 16 * MIB, code: 'attachments/too-large' },
  ...['contacts', 'appointments'].map((area) => list(`/api/${area}/import`, 1_000_000, area)),
  list('/api/knowledge/import', 5_000_000, 'knowledge'),
  list(`/api/campaigns/${NO_CAMPAIGN}/list`, 1_000_000, 'campaigns'),
  webhook('/webhooks/email/inbound', 32 * MIB, 'multipart/form-data; boundary=b'),
  webhook('/webhooks/email/events', 2 * MIB, 'application/json'),
  webhook('/api/webhooks/email/sendgrid', 2 * MIB, 'application/json'),
  webhook('/webhooks/meta/whatsapp', 3 * MIB, 'application/json'),
];

/** @param {World} world */
export async function takesLargeBodies({ client, parseKey }) {
  const file = Buffer.alloc(16 * MIB, 'a');
  const attached = await client.ask('/api/attachments?name=large.pdf', {
    ...post({ ...OURS, 'content-type': 'application/pdf' }, file),
  });
  assert.equal(attached.status, 201, attached.body);
  assert.equal(JSON.parse(attached.body).bytes, file.length);

  const organisations = JSON.parse((await client.ask('/api/organisations')).body);
  const path = `/api/organisations/${organisations[0].id}`;
  const named = await client.send('PATCH', path, { mailDomains: [DOMAIN] });
  assert.ok(named.status < 300, named.body);
  const mail = mailWith([file.subarray(0, 14 * MIB), file.subarray(0, 14 * MIB)]);
  const timestamp = String(Math.floor(Date.now() / 1000));
  const signature = sign('sha256', Buffer.concat([Buffer.from(timestamp), mail]), parseKey);
  const taken = await client.ask('/webhooks/email/inbound', {
    ...post(
      {
        'content-type': 'multipart/form-data; boundary=b',
        'x-twilio-email-event-webhook-timestamp': timestamp,
        'x-twilio-email-event-webhook-signature': signature.toString('base64'),
      },
      mail,
    ),
  });
  assert.equal(taken.status, 204, taken.body);
  const [conversation] = JSON.parse((await client.ask('/api/conversations?channel=email')).body).items;
  const messages = await client.ask(`/api/conversations/${conversation?.id}/messages`);
  const sizes = JSON.parse(messages.body).items[0].attachments.map(
    (/** @type {{ bytes: number }} */ { bytes }) => bytes,
  );
  assert.deepEqual(sizes, [14 * MIB, 14 * MIB]);
}

/** @param {World} world */
export async function refusesTooLarge({ client }) {
  for (const { path, type, bytesMax, code } of DOORS) {
    const answer = await client.ask(
      path,
      post({ ...OURS, 'content-type': type }, Buffer.alloc(bytesMax + 1, 'a')),
    );
    assert.equal(answer.status, 413, `${path}: ${answer.body}`);
    assert.match(String(answer.headers.get('content-type')), /^application\/problem\+json/, path);
    assert.equal(JSON.parse(answer.body).code, code, path);
  }
}

/**
 * Strangers who begin mails and never end them use up their places and nothing else.
 *
 * @param {Pick<World, 'base' | 'client'>} world
 */
export async function holdsMailsBack({ base, client }) {
  const { hostname: host, port } = new URL(base);
  const path = '/webhooks/email/inbound';
  const begun = await Promise.all(
    Array.from({ length: MAILS_AT_ONCE_MAX }, async () => {
      const socket = connect({ host, port: Number(port), servername: 'localhost' });
      socket.on('error', () => undefined);
      await once(socket, 'secureConnect');
      socket.write(`POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5000\r\n\r\n`);
      return socket;
    }),
  );
  const mail = () => client.ask(path, post({}, Buffer.from('a')));
  await until(async () => (await mail()).status === 503, 'more mails are held back');
  const message = await client.ask('/webhooks/messages', post({}, Buffer.from('a')));
  assert.notEqual(message.status, 503);
  begun[0]?.destroy();
  await until(async () => (await mail()).status !== 503, 'a place is free again');
  for (const socket of begun) socket.destroy();
}

/** @param {() => Promise<boolean>} look @param {string} what */
async function until(look, what) {
  for (const end = Date.now() + 5_000; !(await look());) assert.ok(Date.now() < end, `Not so: ${what}.`);
}

/** @param {string} path @param {number} bytesMax @param {string} area */
function list(path, bytesMax, area) {
  return { path, type: 'text/csv', bytesMax, code: `${area}/list-too-large` };
}

/** @param {string} path @param {number} bytesMax @param {string} type */
function webhook(path, bytesMax, type) {
  return { path, type, bytesMax, code: 'request/too-large' };
}

/** @param {Record<string, string>} headers @param {Uint8Array<ArrayBuffer>} body */
function post(headers, body) {
  return { method: 'POST', headers, body, timeoutMs: TIMEOUT_MS };
}

/**
 * As Inbound Parse posts it.
 *
 * @param {readonly Buffer[]} files
 */
function mailWith(files) {
  const envelope = JSON.stringify({ from: 'ana@example.com', to: [`hola@${DOMAIN}`] });
  const headers = `From: ana@example.com\r\nTo: hola@${DOMAIN}\r\nMessage-ID: <large@example.com>\r\n`;
  const fields = { headers, text: 'Two files.', envelope };
  return Buffer.concat([
    ...Object.entries(fields).map(([name, value]) =>
      Buffer.from(`--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`),
    ),
    ...files.flatMap((file, index) => {
      const name = `name="attachment${index + 1}"; filename="${index + 1}.pdf"`;
      const head = `--b\r\nContent-Disposition: form-data; ${name}\r\nContent-Type: application/pdf\r\n\r\n`;
      return [Buffer.from(head), file, Buffer.from('\r\n')];
    }),
    Buffer.from('--b--\r\n'),
  ]);
}
