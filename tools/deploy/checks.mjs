import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { ACCOUNT } from '../shared/account.mjs';
import { signedForm } from '../shared/signed-form.mjs';
import { until } from '../shared/until.mjs';
import { holdsMailsBack, refusesTooLarge, takesLargeBodies } from './large-bodies.mjs';
import { underLoad } from './load.mjs';

const OWNER = { name: 'Ada Owner', email: 'ada@example.com', password: 'correct horse battery 9' };
const REQUESTS_PER_SEC = 50;
const LISTENERS = 4;
const EVENT_MAX_MS = 5_000;
/** A personal account, which nobody configured: its webhooks carry a seal. */
const GUEST = { ...ACCOUNT, accountSid: `AC${'fedcba9876543210'.repeat(2)}`, phoneNumber: '+12025550142' };

/**
 * @typedef {object} World
 * @property {string} base
 * @property {number} httpPort
 * @property {import('./client.mjs').Client} client
 * @property {import('./replica.mjs').Replica[]} replicas
 * @property {import('node:crypto').KeyObject} parseKey with which mail that comes in is signed
 * @property {() => string} readAccessLog
 */

/** @type {Record<string, (world: World) => Promise<string | void>>} */
export const CHECKS = {
  'plain HTTP leads to TLS, which shows the page': plainLeadsToTls,
  'the owner is made by the code of either replica, with a cookie for TLS only': makesOwner,
  'signing in works at any replica': signsIn,
  'what happens at one replica is seen by who listens at the other': sharesLiveEvents,
  'a signature over the public address passes; a wrong one does not': checksSignatures,
  'a WebSocket reaches a replica, signed over the public address': passesSockets,
  'a mail of 28 MiB and a file of 16 MiB come in': takesLargeBodies,
  'what is too large is refused in words of ours': refusesTooLarge,
  'mails that never end keep others out for a moment at most, and use up no memory': holdsMailsBack,
  'metrics stay inside': keepsMetricsInside,
  'a replica is killed: nobody outside notices': survivesKill,
  'both replicas are restarted in turn: nobody outside notices, and no event is missed': restartsInTurn,
  'no seal, cookie or number stands in the log of nginx or of the replicas': keepsSecrets,
};

/** @param {World} world */
async function plainLeadsToTls({ httpPort, client }) {
  const plain = await fetch(`http://127.0.0.1:${httpPort}/softphone?a=1`, { redirect: 'manual' });
  assert.equal(plain.status, 308);
  assert.equal(plain.headers.get('location'), 'https://127.0.0.1/softphone?a=1');
  const page = await client.ask('/', { headers: { accept: 'text/html' } });
  assert.equal(page.status, 200);
  assert.match(page.body, /<app-root/);
  assert.match(String(page.headers.get('strict-transport-security')), /max-age=\d{7}/);
}

/** @param {World} world */
async function makesOwner({ client, replicas }) {
  const code = readFileSync(join(replicas[1]?.dataDir ?? '', 'first-run-code'), 'utf8').trim();
  const made = await client.send('POST', '/api/setup', { ...OWNER, code, organisationName: 'Walk' });
  assert.equal(made.status, 200, made.body);
  const [cookie = ''] = made.headers.getSetCookie();
  assert.match(cookie, /^__Host-centralita_session=[\w-]{43}; /);
  for (const attribute of ['HttpOnly', 'Secure', 'SameSite=Lax', 'Path=/'])
    assert.ok(cookie.includes(attribute), cookie);
  const again = await client.send('POST', '/api/setup', { ...OWNER, code, organisationName: 'Walk' });
  assert.equal(again.status, 410, again.body);
}

/** @param {string} log @param {RegExp} line */
const upstreamsIn = (log, line) => new Set([...log.matchAll(line)].map(([, upstream]) => upstream));

/** @param {World} world */
async function signsIn({ client, readAccessLog }) {
  const signedIn = await client.send('POST', '/api/session', {
    email: OWNER.email,
    password: OWNER.password,
  });
  assert.equal(signedIn.status, 200, signedIn.body);
  client.cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0];
  for (let time = 0; time < 8; time += 1) {
    const session = await client.ask('/api/session');
    assert.equal(session.status, 200);
    assert.equal(JSON.parse(session.body).person.email, OWNER.email);
  }
  const foreign = await client.ask('/api/session', {
    method: 'DELETE',
    headers: { origin: 'https://evil.example' },
  });
  assert.equal(foreign.status, 403, foreign.body);
  const upstreams = upstreamsIn(readAccessLog(), / \/api\/session 200 .* (127\.0\.0\.1:\d+) /g);
  assert.equal(upstreams.size, 2, 'both replicas have served the session');
}

/** @param {World} world */
async function sharesLiveEvents({ client, readAccessLog }) {
  const heard = Array.from({ length: LISTENERS }, () => /** @type {string[]} */ ([]));
  const endings = heard.map((kinds) => client.listen(({ kind }) => kinds.push(kind)));
  try {
    await until(() => heard.every((kinds) => kinds.includes('ready')), 'all listen');
    const changedAt = performance.now();
    await changeName(client, 'Walk on');
    await until(() => heard.every((kinds) => kinds.includes('organisations/changed')), 'all have heard');
    const tookMs = performance.now() - changedAt;
    assert.ok(tookMs < EVENT_MAX_MS, `${tookMs} ms`);
    await sleep(50);
    return `${LISTENERS} listeners after ${tookMs.toFixed(0)} ms`;
  } finally {
    for (const end of endings) end();
    await sleep(300);
    const upstreams = upstreamsIn(readAccessLog(), / \/api\/live \d+ .* (127\.0\.0\.1:\d+) /g);
    assert.equal(upstreams.size, 2, 'listeners were on both replicas');
  }
}

/** @param {World} world */
async function checksSignatures({ base, client }) {
  const url = `${base}/handle_calls`;
  const good = await client.ask('/handle_calls', signed(url, ACCOUNT, 1));
  assert.equal(good.status, 200, good.body);
  assert.match(good.body, /^<\?xml .*<Response>/s);
  const wrong = await client.ask('/handle_calls', signed(`${url}/`, ACCOUNT, 2));
  assert.equal(wrong.status, 403, wrong.body);

  const sealed = await sealedUrl(client);
  assert.ok(sealed.startsWith(`${url}?k=`), 'the voice URL is on the public address');
  const guest = await client.ask(sealed.slice(base.length), signed(sealed, GUEST, 3));
  assert.equal(guest.status, 200, guest.body);
  assert.match(guest.body, /<Identity>12025550142<\/Identity>/);
}

/**
 * Of a call that nobody has made, so that it is let in (not 403), and finds nothing (404).
 *
 * @param {World} world
 */
async function passesSockets({ base }) {
  const address = `${base.replace(/^http/, 'ws')}/webhooks/relay/${ACCOUNT.accountSid}/CA${'0'.repeat(32)}`;
  /** @param {string} signature */
  const statusOf = (signature) =>
    new Promise((resolve, reject) => {
      const socket = new WebSocket(address, { headers: { 'x-twilio-signature': signature } });
      socket.once('unexpected-response', (_request, answer) => {
        resolve(answer.statusCode);
        answer.destroy();
      });
      socket.once('error', reject);
    });
  assert.equal(await statusOf('none'), 403);
  const signature = signedForm(address, ACCOUNT.authToken, {}).headers['x-twilio-signature'];
  assert.equal(await statusOf(signature), 404);
}

/** @param {World} world */
async function keepsMetricsInside({ client, replicas }) {
  assert.equal((await client.ask('/metrics')).status, 404);
  const texts = await Promise.all(replicas.map(async ({ url }) => (await fetch(`${url}/metrics`)).text()));
  const calls = texts
    .flatMap((text) => [...text.matchAll(/^centralita_calls_total\{direction="incoming"\} (\d+)$/gm)])
    .reduce((sum, [, count]) => sum + Number(count), 0);
  assert.equal(calls, 2, 'the two calls of before were counted');
}

/** @param {World} world */
async function survivesKill(world) {
  const [doomed] = world.replicas;
  const { asked, refused, slowestMs } = await underLoad(REQUESTS_PER_SEC, load(world), async () => {
    await doomed?.end('SIGKILL');
    await sleep(2_500);
    await doomed?.start();
  });
  assert.deepEqual(refused, []);
  return `${asked} requests, the slowest took ${slowestMs.toFixed(0)} ms`;
}

/** @param {World} world */
async function restartsInTurn(world) {
  const { client, replicas } = world;
  /** @type {string[]} */
  const heard = [];
  // An owner hears of it in two streams: the organisation's, and the server's.
  const end = client.listen(({ kind, organisationId }) =>
    heard.push(organisationId === null && kind !== 'ready' ? 'server' : kind),
  );
  let changes = 0;
  /** @type {(number | null)[]} */
  const codes = [];
  const { asked, refused, slowestMs } = await underLoad(REQUESTS_PER_SEC, load(world), async () => {
    await until(() => heard.includes('ready'), 'it listens');
    for (const replica of replicas) {
      await changeName(client, `Walk ${(changes += 1)}`);
      codes.push(await replica.end('SIGTERM'));
      await changeName(client, `Walk ${(changes += 1)}`);
      await replica.start();
    }
    await until(
      () => heard.filter((kind) => kind === 'organisations/changed').length >= changes,
      'all were heard',
    );
  }).finally(end);
  assert.deepEqual(refused, []);
  assert.deepEqual(codes, [0, 0]);
  assert.equal(
    heard.filter((kind) => kind === 'organisations/changed').length,
    changes,
    `each once: ${heard.join(', ')}`,
  );
  return `${asked} requests, the slowest took ${slowestMs.toFixed(0)} ms; ${changes} events, each heard once`;
}

/** @param {World} world */
async function keepsSecrets({ client, replicas, readAccessLog }) {
  await sleep(500);
  const log = readAccessLog();
  assert.match(log, / POST \/handle_calls 200 /);
  const secrets = [/k=v1/, /v1\.[\w-]{8}\./, /[\w-]{43}/, /\+?1202555\d{4}/, new RegExp(ACCOUNT.authToken)];
  for (const secret of secrets) assert.equal(secret.exec(log)?.[0], undefined);
  // But for the line that is meant for the terminal of whoever installs it: its code works once.
  const own = replicas.map((replica) => replica.log().replace(/^Nobody owns .*$/gm, '')).join('');
  assert.match(own, /"event":"voice\.step"/);
  for (const secret of [...secrets, new RegExp(OWNER.password)])
    assert.equal(secret.exec(own)?.[0], undefined);
  // The proxy's line and the replica's are found by one id.
  const session = await client.ask('/api/session');
  const id = String(session.headers.get('x-request-id'));
  await until(() => readAccessLog().includes(id), 'the id stands in the access log');
}

/** @param {World} world @returns {import('./load.mjs').Ask} */
function load({ base, client }) {
  return (number) => {
    if (number % 3 === 0) return client.ask('/api/session');
    if (number % 3 === 1) return client.ask('/', { headers: { accept: 'text/html' } });
    return client.ask('/handle_calls', signed(`${base}/handle_calls`, ACCOUNT, number + 100));
  };
}

/** @param {import('./client.mjs').Client} client @param {string} name */
async function changeName(client, name) {
  const list = JSON.parse((await client.ask('/api/organisations')).body);
  const changed = await client.send('PATCH', `/api/organisations/${list[0].id}`, { name });
  assert.ok(changed.status < 300, changed.body);
}

/** @param {import('./client.mjs').Client} client */
async function sealedUrl(client) {
  const answer = await client.send('POST', '/setup/voice-url', GUEST);
  assert.equal(answer.status, 200, answer.body);
  return JSON.parse(answer.body).voiceUrl.replace(/#.*$/, '');
}

/**
 * An incoming call, signed as Twilio signs it.
 *
 * @param {string} url
 * @param {typeof ACCOUNT} account
 * @param {number} number
 */
function signed(url, account, number) {
  return signedForm(url, account.authToken, {
    AccountSid: account.accountSid,
    CallSid: `CA${number.toString(16).padStart(32, '0')}`,
    CallStatus: 'ringing',
    Direction: 'inbound',
    From: '+12025550147',
    To: account.phoneNumber,
  });
}
