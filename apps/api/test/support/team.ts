import { randomInt, randomUUID } from 'node:crypto';
import type { Type } from '@nestjs/common';
import type { Role } from '@centralita/shared-types';
import { agent, type Agent } from 'supertest';
import { Organisations } from '../../src/domains/organisations/api/organisations';
import { FirstRun } from '../../src/domains/people/api/first-run';
import { Newcomers } from '../../src/domains/people/api/newcomers';
import { UnitOfWork } from '../../src/platform/database/unit-of-work';
import { PasswordHasher } from '../../src/platform/security/password-hasher';
import { startApi, type RunningApi } from './running-api';

export const PASSWORD = 'four boring words here';

/** A person with a browser of their own: it keeps its cookie and says, as browsers do, that its page is ours. */
export interface Member {
  personId: string;
  organisationId: string;
  email: string;
  role: Role;
  /** `await member.web.get('/api/people').expect(200)` */
  web: Agent;
}

export interface Team {
  api: RunningApi;
  organisationId: string;
  otherOrganisationId: string;
  /** Of the server: acts in both organisations. */
  owner: Member;
  admin: Member;
  agent: Member;
  viewer: Member;
  /** An admin of the other organisation. */
  stranger: Member;
  /** One more person of an organisation, signed in. */
  join(role: Role, organisationId?: string): Promise<Member>;
}

/** A browser without a session, on a machine of its own: a team's server believes a proxy on this machine. */
export const browser = ({ url }: RunningApi): Agent =>
  agent(url)
    .set('Sec-Fetch-Site', 'same-origin')
    .set('User-Agent', FIREFOX)
    .set('X-Forwarded-For', [10, 0, 0, 0].map((part) => part || randomInt(256)).join('.'));
const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';

/** The first owner, by the code of the terminal. */
export async function found(api: RunningApi, more: object = {}): Promise<Member> {
  const web = browser(api);
  const email = 'owner@example.com';
  const body = { name: 'Olivia Owner', email, password: PASSWORD, organisationName: 'Ours', ...more };
  const { body: session } = await web
    .post('/api/setup')
    .send({ code: api.app.get(FirstRun).code, ...body })
    .expect(200);
  const { person, organisation } = session as { person: { id: string }; organisation: { id: string } };
  return { personId: person.id, organisationId: organisation.id, email, role: 'owner', web };
}

/** Starts the API with two organisations, and somebody of each role; `plugins` are modules beside it. */
export async function startTeam(environment: Record<string, string> = {}, ...plugins: Type[]): Promise<Team> {
  const api = await startApi(
    {
      REQUESTS_PER_MINUTE: '100000',
      TRUSTED_PROXIES: 'loopback',
      ...environment,
    },
    ...plugins,
  );
  const owner = await found(api);
  const { id: otherOrganisationId } = await api.app.get(Organisations).add('Others', { via: 'server' });
  const passwordHash = await api.app.get(PasswordHasher).hash(PASSWORD);

  const join = async (role: Role, organisationId = owner.organisationId): Promise<Member> => {
    const id = randomUUID();
    const name = `Any ${role}`;
    const email = `${role}-${id.slice(0, 8)}@example.com`;
    await api.app
      .get(UnitOfWork)
      .run((tx) =>
        api.app
          .get(Newcomers, { strict: false })
          .add(tx, { id, organisationId, name, email, role, passwordHash }, { via: 'server' }),
      );
    const web = browser(api);
    await web.post('/api/session').send({ email, password: PASSWORD }).expect(200);
    return { personId: id, organisationId, email, role, web };
  };

  return {
    api,
    organisationId: owner.organisationId,
    otherOrganisationId,
    owner,
    admin: await join('admin'),
    agent: await join('agent'),
    viewer: await join('viewer'),
    stranger: await join('admin', otherOrganisationId),
    join,
  };
}
