import type { ContactEntry, Customer } from '@centralita/shared-types';
import { ContactsStore } from '../src/domains/contacts/contacts.store';
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

it('a list that comes in while somebody is being joined keeps whom they were joined with', async () => {
  const added = async (address: string): Promise<string> => {
    const draft = { channel: 'sms', address, name: 'Pia' };
    return ((await team.agent.web.post('/api/contacts').send(draft).expect(201)).body as ContactEntry).id;
  };
  const [one, other] = [await added('+34618000001'), await added('+34618000002')];
  const { app } = team.api;
  const store = app.get(ContactsStore, { strict: false });
  const joined = Promise.withResolvers<void>();
  const first = app.get(UnitOfWork).run(async (tx) => {
    await store.setCustomer(tx, [one, other], 'pia');
    joined.resolve();
    // Not committed before the list has read that nobody has joined them, and stands before these rows.
    await somebodyWaits(tx);
  });
  await joined.promise;
  const second = team.admin.web
    .post('/api/contacts/import?dryRun=false')
    .set('Content-Type', 'text/csv')
    .send('name,phone,email\nPia,+34618000001,pia@example.com')
    .expect(200);
  await Promise.all([first, second]);
  const { body } = await team.agent.web.get(`/api/contacts/${other}`).expect(200);
  expect((body as Customer).addresses.map(({ address }) => address).sort()).toEqual([
    '+34618000001',
    '+34618000002',
    'pia@example.com',
  ]);
});
