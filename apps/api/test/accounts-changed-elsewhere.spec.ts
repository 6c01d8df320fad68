import { jest } from '@jest/globals';
import type { AccountItem, Problem } from '@centralita/shared-types';
import type { Agent } from 'supertest';
import { AccountVault } from '../src/domains/accounts/account-vault';
import type { AccountTables } from '../src/domains/accounts/accounts-schema';
import { AccountsStore } from '../src/domains/accounts/accounts.store';
import { UnitOfWork } from '../src/platform/database/unit-of-work';
import { ACCOUNT } from './support/account';
import { postgresDatabase, type Place } from './support/databases';
import { startApi, type RunningApi } from './support/running-api';
import { somebodyWaits } from './support/somebody-waits';
import { browser, PASSWORD, startTeam, type Team } from './support/team';

const INPUT = { provider: 'twilio', name: 'Main', ...ACCOUNT };
const WITHOUT_SECRETS = { ...INPUT, name: 'Renamed', authToken: undefined, apiKeySecret: undefined };
const NEW_TOKEN = '7e'.repeat(16);

let place: Place;
let team: Team;
let replica: RunningApi;
/** The owner, at the other replica. */
let web: Agent;

beforeAll(async () => {
  place = await postgresDatabase();
  const environment = { DATABASE_URL: place.address, TRUSTED_PROXIES: 'loopback' };
  team = await startTeam(environment);
  replica = await startApi(environment);
  web = browser(replica);
  await web.post('/api/session').send({ email: team.owner.email, password: PASSWORD }).expect(200);
});
afterAll(async () => {
  await Promise.all([team.api.close(), replica.close()]);
  await place.remove();
});

const vaultOf = ({ app }: RunningApi): AccountVault => app.get(AccountVault, { strict: false });
const tokenInForce = async (): Promise<string | undefined> => {
  await vaultOf(team.api).refresh();
  return vaultOf(team.api).ofSid(ACCOUNT.accountSid)?.fields.authToken;
};
const add = async (): Promise<AccountItem> =>
  (await team.owner.web.post('/api/accounts').send(INPUT).expect(201)).body as AccountItem;

/** From now on the other replica hears of no change. */
async function deafen(): Promise<void> {
  const store = replica.app.get(AccountsStore, { strict: false });
  await vaultOf(replica).refresh();
  jest.spyOn(store, 'list').mockResolvedValue(await store.list());
}

describe('a replica that has not heard of a change of the accounts', () => {
  afterEach(() => void jest.restoreAllMocks());
  afterEach(async () => {
    for (const { id, source } of (await team.owner.web.get('/api/accounts')).body as AccountItem[])
      if (source === 'vault') await team.owner.web.delete(`/api/accounts/${id}`);
  });

  it('brings no old secret back with a change of its own', async () => {
    const account = await add();
    await deafen();
    const path = `/api/accounts/${account.id}`;
    await team.owner.web
      .put(path)
      .send({ ...INPUT, authToken: NEW_TOKEN })
      .expect(200);
    await web.put(path).send(WITHOUT_SECRETS).expect(200);
    expect(await tokenInForce()).toBe(NEW_TOKEN);
    expect(vaultOf(team.api).all).toMatchObject([{ name: 'Renamed' }]);
  });

  it('brings no removed account back', async () => {
    const account = await add();
    await deafen();
    await team.owner.web.delete(`/api/accounts/${account.id}`).expect(204);
    const { body } = await web.put(`/api/accounts/${account.id}`).send(INPUT).expect(404);
    expect((body as Problem).code).toBe('accounts/not-found');
    await web.delete(`/api/accounts/${account.id}`).expect(404);
    expect(await tokenInForce()).toBeUndefined();
  });

  it('removes one that it does not know yet', async () => {
    await deafen();
    const account = await add();
    await web.delete(`/api/accounts/${account.id}`).expect(204);
    expect(await tokenInForce()).toBeUndefined();
  });
});

it('of two changes at once the second keeps what the first has set', async () => {
  const { id } = await add();
  const { app } = team.api;
  const vault = vaultOf(team.api);
  const sealed_fields = vault.seal(id, { ...ACCOUNT, authToken: NEW_TOKEN });
  const changed = Promise.withResolvers<void>();
  const first = app.get(UnitOfWork).run(async (tx) => {
    const accounts = tx.query.withTables<AccountTables>();
    await accounts.updateTable('accounts').set({ sealed_fields }).where('id', '=', id).execute();
    changed.resolve();
    await somebodyWaits(tx);
  });
  await changed.promise;
  const second = web.put(`/api/accounts/${id}`).send(WITHOUT_SECRETS).expect(200);
  await Promise.all([first, second]);
  expect(await tokenInForce()).toBe(NEW_TOKEN);
});
