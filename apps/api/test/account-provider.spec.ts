import { jest } from '@jest/globals';
import { Injectable, Module } from '@nestjs/common';
import {
  PROVIDERS,
  type AccountItem,
  type ConnectionCheck,
  type Problem,
  type Provider,
} from '@centralita/shared-types';
import { MetaAccountProvider } from '../src/adapters/meta/meta-account-provider';
import { SendgridAccountProvider } from '../src/adapters/sendgrid/sendgrid-account-provider';
import { TwilioAccountProvider } from '../src/adapters/twilio/twilio-account-provider';
import { accountProviders } from '../src/composition/account-adapters';
import { AccountProviders } from '../src/domains/accounts/account-providers';
import { AccountsModule } from '../src/domains/accounts/api/accounts.module';
import { AnsweredChannels } from '../src/domains/accounts/api/answered-channels';
import { AccountProvider, type EnvironmentFields } from '../src/domains/accounts/ports/account-provider';
import type { AccountFields } from '../src/domains/accounts/ports/known-account';
import { Clock } from '../src/platform/clock/clock';
import { PortsModule } from '../src/platform/ports/ports.module';
import { everythingKept } from './support/everything-kept';
import { startTeam, type Team } from './support/team';

/** One that the wire's list does not have: what crosses the wire is the only thing that this test adds to by hand. */
const ACME = 'acme' as Provider;
const TOKEN = '5a'.repeat(16);

/** A fourth provider, as anyone would write it in a folder of its own. Its fields are some that the wire has already. */
@Injectable()
class AcmeAccountProvider extends AccountProvider {
  readonly id = ACME;
  readonly name = 'Acme';
  readonly facts = ['phoneNumber'] as const;
  readonly secrets = ['authToken'] as const;
  readonly needsOneOf = ['authToken'] as const;

  constructor(private readonly clock: Clock) {
    super();
  }

  environment(): EnvironmentFields {
    return { authToken: TOKEN };
  }

  check({ phoneNumber }: Readonly<AccountFields>): Promise<ConnectionCheck[]> {
    const detail = this.clock.now() > 0 ? 'Acme has no such number.' : '';
    return Promise.resolve([
      phoneNumber === undefined
        ? { name: 'phone-number', state: 'ok', code: 'acme/ok', detail }
        : { name: 'phone-number', state: 'failed', code: 'acme/no-number', detail },
    ]);
  }
}

/** A door of that provider. */
@Module({ imports: [AccountsModule] })
class AcmeWebhookModule {
  constructor(channels: AnsweredChannels) {
    channels.announce({
      provider: ACME,
      channel: 'sms',
      path: '/webhooks/acme',
      suffix: '#twice',
      consoleUrl: 'https://acme.example/console',
    });
  }
}

let team: Team;

beforeAll(async () => {
  const bind = PortsModule.bind.bind(PortsModule);
  // As one more name in the list of account-adapters.ts.
  const all = [TwilioAccountProvider, SendgridAccountProvider, MetaAccountProvider, AcmeAccountProvider];
  const composed = jest
    .spyOn(PortsModule, 'bind')
    .mockImplementation(({ imports = [], adapters }) =>
      bind({ imports, adapters: [...adapters, ...accountProviders(...all)] }),
    );
  (PROVIDERS as unknown as Provider[]).push(ACME);
  team = await startTeam({}, AcmeWebhookModule);
  composed.mockRestore();
});
afterAll(async () => {
  (PROVIDERS as unknown as Provider[]).pop();
  await team.api.close();
});

const list = async (): Promise<AccountItem[]> =>
  (await team.owner.web.get('/api/accounts').expect(200)).body as AccountItem[];

it('knows every provider of the wire, in its order', () => {
  const known = team.api.app.get(AccountProviders, { strict: false }).all.map(({ id }) => id);
  expect(known).toEqual([...PROVIDERS]);
});

it('lists the account of the environment of a provider that was only registered', async () => {
  expect(await list()).toEqual([
    expect.objectContaining({ id: 'environment-acme', name: 'Acme', source: 'environment', facts: {} }),
  ]);
});

it('saves, lists, tests and removes an account of it', async () => {
  const input = { provider: ACME, name: 'Ours', authToken: TOKEN, phoneNumber: '+14155550123' };
  const { body } = await team.owner.web.post('/api/accounts').send(input).expect(201);
  const { id } = body as AccountItem;
  expect((await list())[0]).toMatchObject({
    id,
    provider: 'acme',
    facts: { phoneNumber: '+14155550123' },
    secretsSet: ['authToken'],
    webhooks: [
      {
        channel: 'sms',
        url: `${team.api.url}/webhooks/acme#twice`,
        consoleUrl: 'https://acme.example/console',
      },
    ],
  });
  const test = () => team.owner.web.post(`/api/accounts/${id}/test`).expect(200);
  expect((await test()).body).toMatchObject({ ok: false, checks: [{ code: 'acme/no-number' }] });
  expect((await list())[0]).toMatchObject({ state: 'failed' });
  const { provider, name } = input;
  await team.owner.web.put(`/api/accounts/${id}`).send({ provider, name }).expect(200);
  expect((await test()).body).toMatchObject({ ok: true, checks: [{ code: 'acme/ok' }] });
  expect((await everythingKept(team.api)).text).not.toContain(TOKEN);
  await team.owner.web.delete(`/api/accounts/${id}`).expect(204);
});

it('refuses what does not make an account of it', async () => {
  const refusals: [object, string][] = [
    [{}, 'accounts/secret-missing'],
    [{ authToken: TOKEN, apiKeySid: `SK${'1'.repeat(32)}` }, 'accounts/field-of-another-provider'],
  ];
  for (const [fields, code] of refusals) {
    const input = { provider: ACME, name: 'Ours', ...fields };
    const { body } = await team.owner.web.post('/api/accounts').send(input).expect(400);
    expect((body as Problem).code).toBe(code);
  }
});

it('gives no agent a line of an account without calls', async () => {
  const { body } = await team.agent.web.post('/token').send({}).expect(409);
  expect((body as Problem).code).toBe('token/no-account');
});
