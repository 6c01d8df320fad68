import type { Person } from '@centralita/shared-types';
import { PeopleActions } from '../src/domains/people/api/people-actions';
import { PasswordActions } from '../src/domains/people/api/password-actions';
import { PeopleStore } from '../src/domains/people/people.store';
import { UnitOfWork } from '../src/platform/database/unit-of-work';
import { postgresDatabase, type Place } from './support/databases';
import { somebodyWaits } from './support/somebody-waits';
import { startTeam, type Team } from './support/team';

let place: Place;
let team: Team;
beforeAll(async () => {
  place = await postgresDatabase();
  team = await startTeam({ DATABASE_URL: place.address });
});
afterAll(async () => {
  await team.api.close();
  await place.remove();
});

it('a change that came while somebody was being deactivated leaves them deactivated', async () => {
  const { app } = team.api;
  const { personId, organisationId } = await team.join('agent');
  const deactivated = Promise.withResolvers<void>();
  const first = app.get(UnitOfWork).run(async (tx) => {
    await app.get(PeopleStore, { strict: false }).update(tx, personId, { active: 0 });
    deactivated.resolve();
    // Not committed before the other unit has begun, and stands before this row.
    await somebodyWaits(tx);
  });
  await deactivated.promise;
  const change = { name: 'Renamed', role: 'viewer' as const };
  const second = app
    .get(PeopleActions)
    .change({ organisationId, role: 'admin' }, personId, change, { via: 'server' });
  await Promise.all([first, second]);
  const { body } = await team.admin.web.get('/api/people').expect(200);
  const person = (body as Person[]).find(({ id }) => id === personId);
  expect(person).toMatchObject({ ...change, active: false });
  expect(await second).toMatchObject({ ...change, active: false });
});

it('no link for a password is made by an admin while the person is being made an owner', async () => {
  const { app } = team.api;
  const { personId } = await team.join('agent');
  const promoted = Promise.withResolvers<void>();
  const first = app.get(UnitOfWork).run(async (tx) => {
    await app.get(PeopleStore, { strict: false }).update(tx, personId, { role: 'owner' });
    promoted.resolve();
    await somebodyWaits(tx);
  });
  await promoted.promise;
  const { personId: adminId, organisationId } = team.admin;
  const admin = {
    personId: adminId,
    organisationId,
    role: 'admin',
    via: 'session',
    credentialId: 'any',
  } as const;
  const second = app.get(PasswordActions).makeLink(admin, personId, { via: 'server' });
  await Promise.all([first, expect(second).rejects.toMatchObject({ code: 'people/role-above-yours' })]);
});
