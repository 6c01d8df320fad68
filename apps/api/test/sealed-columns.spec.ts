import type { TotpOffer } from '@centralita/shared-types';
import { ModulesContainer } from '@nestjs/core';
import { generateSync } from 'otplib';
import { NumberChanges } from '../src/domains/readiness/number-changes';
import { broughtBy } from '../src/platform/modules/brings';
import type { SealedColumn } from '../src/platform/security/sealed-column';
import { Sealer } from '../src/platform/security/sealer';
import { ACCOUNT, incomingCall } from './support/account';
import { everythingKept } from './support/everything-kept';
import { PASSWORD, startTeam, type Team } from './support/team';
import { send, signedPost } from './support/twilio-webhook';

const SEAL = /^v1\.[\w-]{8}\.[\w-]{38,}$/;
const places = (columns: readonly { table: string; column: string }[]): string[] =>
  [...new Set(columns.map(({ table, column }) => `${table}.${column}`))].sort();

let team: Team;
let sealedColumns: readonly SealedColumn[];
beforeAll(async () => {
  team = await startTeam();
  const modules = team.api.app.get(ModulesContainer, { strict: false });
  ({ sealedColumns } = broughtBy([...modules.values()].map(({ metatype }) => metatype)));
});
afterAll(() => team.api.close());

/** Does everything that makes the server keep a secret. */
async function keepSecrets(): Promise<void> {
  const { owner, agent, viewer, organisationId } = team;
  await owner.web
    .post('/api/accounts')
    .send({ provider: 'twilio', name: 'Main', ...ACCOUNT })
    .expect(201);
  await owner.web
    .patch(`/api/organisations/${organisationId}`)
    .send({ numbers: ['+14155550111'] })
    .expect(200);
  await send(signedPost(`${team.api.url}/webhooks/voice`, incomingCall('+34911234567')));
  await owner.web.put('/api/alerts/webhook').send({ url: 'https://example.com/alerts' }).expect(200);
  await owner.web
    .post('/api/webhooks')
    .send({ url: 'https://example.com/in', events: ['message.received'], active: true })
    .expect(201);
  await owner.web.get('/api/push/key').expect(200);
  const voice = { voiceUrl: 'https://user:word@old.example.com/', voiceMethod: 'POST', voiceFallbackUrl: '' };
  const line = { ...voice, voiceFallbackMethod: 'POST', statusCallback: '', statusCallbackMethod: 'POST' };
  const texts = { smsUrl: '', smsMethod: 'POST', smsFallbackUrl: '', smsFallbackMethod: 'POST' };
  const number = { ...line, ...texts, voiceApplicationSid: '', smsApplicationSid: '' };
  const changes = team.api.app.get(NumberChanges, { strict: false });
  await changes.keep('any', `PN${'1'.repeat(32)}`, () => ({ number }), { via: 'server' });
  await viewer.web.post('/api/me/totp').send({ password: PASSWORD }).expect(200);
  const { body } = await agent.web.post('/api/me/totp').send({ password: PASSWORD }).expect(200);
  const code = generateSync({ secret: (body as TotpOffer).secret });
  await agent.web.post('/api/me/totp/confirm').send({ code }).expect(200);
}

it('every column with seals is known to a change of the key, and each is in use', async () => {
  await keepSecrets();
  const { values } = await everythingKept(team.api);
  expect(places(values.filter(({ value }) => SEAL.test(value)))).toEqual(places(sealedColumns));
  for (const { table, column, value } of values) {
    // A seal within a longer text would be missed by the change of the key.
    expect([table, column, SEAL.test(value) || !/v1\.[\w-]{8}\.[\w-]{38}/.test(value)]).toEqual([
      table,
      column,
      true,
    ]);
  }
});

it('every seal opens to its own purpose, by the key of its row', async () => {
  const sealer = team.api.app.get(Sealer);
  const { rows } = await everythingKept(team.api);
  for (const { table, key, column, purpose } of sealedColumns) {
    const sealed = rows(table).filter((row) => typeof row[column] === 'string');
    expect([table, column, sealed.length > 0]).toEqual([table, column, true]);
    for (const row of sealed) {
      expect([
        table,
        column,
        sealer.open(purpose(String(row[key])), String(row[column])) !== undefined,
      ]).toEqual([table, column, true]);
    }
  }
});
