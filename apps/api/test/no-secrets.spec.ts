import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { DiscoveryService } from '@nestjs/core';
import { generate } from 'otplib';
import type {
  InvitationLink,
  ProgramTokenMade,
  RecoveryCodes,
  ResetLink,
  TotpOffer,
} from '@centralita/shared-types';
import { FirstRun } from '../src/domains/people/api/first-run';
import { routesOf } from '../src/http/access/routes';
import { Config } from '../src/platform/config/config';
import { hasNumbers } from './support/everything-kept';
import { ACCOUNT, CALL_SID, incomingCall } from './support/account';
import { startApi, type RunningApi } from './support/running-api';
import { browser, PASSWORD } from './support/team';
import { startTwilioRest, type TwilioRest } from './support/twilio-rest';
import { send, signedPost } from './support/twilio-webhook';

const CALLER = '+34911234567';
const NUMBER_OF_NOBODY = '+14155550177';
const NEW_PASSWORD = 'quite another set of words';
const WRONG_PASSWORD = 'typed into the wrong field';

let api: RunningApi;
let twilio: TwilioRest;
/** What no log and no row may hold, by what it is. */
const secrets = new Map<string, string>();
const answers: string[] = [];
const refused: string[] = [];

interface Call {
  web?: ReturnType<typeof browser>;
  body?: object;
}

const keep = (what: string, secret: string): string => {
  secrets.set(what, secret);
  return secret;
};
const codeOf = (link: string): string => link.split('#')[1]!;

beforeAll(async () => {
  twilio = await startTwilioRest();
  api = await startApi({
    TWILIO_EMULATOR_URL: twilio.url,
    LOG_LEVEL: 'trace',
    PERSONAL_MODE: 'on',
    REQUESTS_PER_MINUTE: '100000',
    TRUSTED_PROXIES: 'loopback',
  });
  await walk();
});
afterAll(() => Promise.all([api.close(), twilio.close()]));

/** Everything that handles a secret, once. */
async function walk(): Promise<void> {
  const owner = browser(api);
  const ask = async <Body>(method: string, path: string, { web = owner, body }: Call = {}): Promise<Body> => {
    const verb = method.toLowerCase() as 'get' | 'post' | 'put' | 'patch' | 'delete';
    const answer = await web[verb](path).send(body);
    answers.push(answer.text);
    if (answer.status >= 400) refused.push(`${method} ${path.replace(/\?.*/, '')} ${answer.status}`);
    for (const cookie of [answer.headers['set-cookie'] ?? []].flat())
      keep(`cookie ${secrets.size}`, /=([\w-]{43})/.exec(cookie)?.[1] ?? 'none');
    return answer.body as Body;
  };
  const signIn = (email: string, password: string, code?: string): Promise<unknown> =>
    ask('POST', '/api/session', { web: browser(api), body: { email, password, ...(code && { code }) } });

  for (const [what, secret] of Object.entries({
    password: PASSWORD,
    'new password': NEW_PASSWORD,
    'wrong password': WRONG_PASSWORD,
    'Auth Token': ACCOUNT.authToken,
    'API key secret': ACCOUNT.apiKeySecret,
    'own number': ACCOUNT.phoneNumber.slice(1),
    'number of a caller': CALLER.slice(1),
    'number of nobody': NUMBER_OF_NOBODY.slice(1),
  }))
    keep(what, secret);

  const code = keep('code of the first run', api.app.get(FirstRun).code!);
  const first = { name: 'Olivia', email: 'owner@example.com', password: PASSWORD, organisationName: 'Ours' };
  const session = await ask<{ demo: { people: { password: string }[] } }>('POST', '/api/setup', {
    body: { code, ...first, demo: true },
  });
  session.demo.people.forEach(({ password }, index) => keep(`password of demo person ${index}`, password));

  const invited = await ask<InvitationLink>('POST', '/api/invitations', {
    body: { email: 'agent@example.com', role: 'agent' },
  });
  const invitation = keep('code of an invitation', codeOf(invited.link));
  const agent = browser(api);
  await ask('POST', '/api/invitations/accept', {
    web: agent,
    body: { code: invitation, name: 'Ann', password: PASSWORD },
  });
  const open = await ask<InvitationLink>('POST', '/api/invitations', {
    body: { email: 'later@example.com', role: 'viewer' },
  });
  keep('code of an open invitation', codeOf(open.link));

  const { secret } = await ask<TotpOffer>('POST', '/api/me/totp', {
    web: agent,
    body: { password: PASSWORD },
  });
  keep('second factor', secret);
  const { recoveryCodes } = await ask<RecoveryCodes>('POST', '/api/me/totp/confirm', {
    web: agent,
    body: { code: await generate({ secret }) },
  });
  recoveryCodes.forEach((recovery, index) => keep(`recovery code ${index}`, recovery));
  await signIn('agent@example.com', PASSWORD, recoveryCodes[0]);
  await signIn('agent@example.com', WRONG_PASSWORD);
  await signIn('nobody@example.com', WRONG_PASSWORD);

  const { token } = await ask<ProgramTokenMade>('POST', '/api/tokens', {
    web: agent,
    body: { name: 'robot', role: 'agent', password: PASSWORD },
  });
  keep('token of a program', token);
  await fetch(`${api.url}/api/activities`, { headers: { authorization: `Bearer ${token}` } });
  await fetch(`${api.url}/api/activities`, { headers: { authorization: `Bearer ${token}x` } });

  const people = await ask<{ id: string; email: string }[]>('GET', '/api/people');
  const ann = people.find(({ email }) => email === 'agent@example.com')!;
  const reset = await ask<ResetLink>('POST', `/api/people/${ann.id}/reset-link`);
  await ask('POST', '/api/password-reset', {
    web: browser(api),
    body: { code: keep('code of a reset', codeOf(reset.link)), password: NEW_PASSWORD },
  });
  const unused = await ask<ResetLink>('POST', `/api/people/${ann.id}/reset-link`);
  keep('code of an open reset', codeOf(unused.link));
  await ask('POST', '/api/me/password', { body: { currentPassword: PASSWORD, newPassword: NEW_PASSWORD } });

  const hook = await ask<{ secret?: string }>('PUT', '/api/alerts/webhook', {
    body: { url: 'https://alerts.example.com/in' },
  });
  keep('key of the outgoing webhook', hook.secret!);
  const told = await ask<{ secret?: string }>('POST', '/api/webhooks', {
    body: { url: 'https://crm.example.com/in', events: ['call.ended'], active: true },
  });
  keep('key of the webhook of events', told.secret!);
  const accounts = await ask<{ id: string }[]>('GET', '/api/accounts');
  await ask('POST', `/api/accounts/${accounts[0]!.id}/test`);
  await ask('POST', '/token', { web: agent, body: ACCOUNT });

  for (const to of [ACCOUNT.phoneNumber, NUMBER_OF_NOBODY]) {
    const call = incomingCall(CALLER, { To: to, Called: to, CallSid: CALL_SID.replace(/..$/, to.slice(-2)) });
    answers.push((await send(signedPost(`${api.url}/handle_calls`, call))).body);
  }
  await fetch(`${api.url}/handle_calls?From=${encodeURIComponent(CALLER)}`, { method: 'POST' });

  // At the end everything is read that can be read.
  const reads = routesOf(api.app.get(DiscoveryService, { strict: false })).filter(
    ({ method, path }) =>
      method === 'GET' && !path.includes(':') && path.startsWith('/api/') && path !== '/api/live',
  );
  const organisations = await ask<{ id: string }[]>('GET', '/api/organisations');
  for (const { path } of reads)
    for (const { id } of organisations)
      if (path !== '/api/demo-account') await ask('GET', `${path}?organisation=${id}`);
}

const found = (text: string): string[] =>
  [...secrets].filter(([, secret]) => text.includes(secret)).map(([what]) => what);

/** Every text of every table, or of some. */
function dump(of: (table: string) => boolean = () => true): string {
  const file = new DatabaseSync(join(api.app.get(Config).dataDir, 'centralita.db'), { readOnly: true });
  const tables = file.prepare("select name from sqlite_schema where type = 'table'").all() as {
    name: string;
  }[];
  const rows = tables
    .filter(({ name }) => of(name))
    .map(({ name }) => JSON.stringify(file.prepare(`select * from "${name}"`).all()));
  file.close();
  return rows.join('\n');
}

describe('after a long walk', () => {
  it('there is something to find', () => {
    expect([...new Set(refused)]).toEqual(['POST /api/session 401']);
    expect(secrets.size).toBeGreaterThan(30);
    expect([...secrets].filter(([, secret]) => secret.length < 9)).toEqual([]);
    expect(dump()).toContain('owner@example.com');
    expect(api.logs()).toContain('"path":"/api/session"');
    expect(new Set(secrets.values()).size).toBe(secrets.size);
  });

  it('no log line holds a secret or a full number', () => {
    expect(found(api.logs())).toEqual([]);
  });

  it('no row holds one in clear', () => {
    expect(found(dump((table) => !hasNumbers(table)))).toEqual([]);
    // Nothing else is in those.
    expect(found(dump(hasNumbers)).filter((what) => !what.includes('number'))).toEqual([]);
  });

  it('no answer tells one again', () => {
    const shownAgain = [...secrets].filter(([what, secret]) => {
      // An organisation's admins see its own numbers, and owners the number that nobody has.
      if (what.startsWith('own number') || what === 'number of nobody') return false;
      // The history of calls, and its export.
      if (what === 'number of a caller')
        return answers.filter((answer) => answer.includes(secret)).length > 2;
      return answers.filter((answer) => answer.includes(secret)).length > 1;
    });
    expect(shownAgain.map(([what]) => what)).toEqual([]);
    expect(answers.join('\n')).not.toContain(ACCOUNT.authToken);
    expect(answers.join('\n')).not.toContain(PASSWORD);
  });
});
