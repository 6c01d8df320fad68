import { randomBytes } from 'node:crypto';
import type { ContactEntry, ContactField, Customer, JoinedCustomer } from '@centralita/shared-types';
import { postgresDatabase, type Place } from './support/databases';
import { startTeam, type Team } from './support/team';

describe.each(['sqlite', 'postgres'] as const)('people who are joined on %s', (engine) => {
  let team: Team;
  let place: Place | undefined;
  let size: ContactField;
  beforeAll(async () => {
    place = engine === 'postgres' ? await postgresDatabase() : undefined;
    team = await startTeam(place && { DATABASE_URL: place.address });
    const field = { name: 'Talla', kind: 'text' };
    size = (await team.admin.web.post('/api/contact-fields').send(field).expect(201)).body as ContactField;
  });
  afterAll(async () => {
    await team.api.close();
    await place?.remove();
  });

  let numbers = 0;
  const added = async (note = '', value = ''): Promise<string> => {
    numbers += 1;
    const address = `+3461700${String(numbers).padStart(4, '0')}`;
    const draft = { channel: 'sms', address, name: `Somebody ${numbers}`, note };
    const { body } = await team.agent.web.post('/api/contacts').send(draft).expect(201);
    const { id } = body as ContactEntry;
    if (value) await change(id, { fields: [{ fieldId: size.id, value }] });
    return id;
  };
  const change = (id: string, sent: object) =>
    team.agent.web.patch(`/api/contacts/${id}`).send(sent).expect(200);
  const join = async (id: string, contactId: string): Promise<JoinedCustomer> =>
    (await team.agent.web.post(`/api/contacts/${id}/join`).send({ contactId }).expect(200))
      .body as JoinedCustomer;
  const undo = (id: string, sealed: string | null, member = team.agent) =>
    member.web.post(`/api/contacts/${id}/undo-join`).send({ undo: sealed });
  /** Contacts of the person, the note and the value of the field. */
  const read = async (id: string): Promise<[string[], string, string]> => {
    const customer = (await team.agent.web.get(`/api/contacts/${id}`).expect(200)).body as Customer;
    const ids = customer.addresses.map(({ contactId }) => contactId).sort();
    return [ids, customer.note, customer.fields[0]!.value];
  };

  it('are, undone, who they were before: with whom they belonged, their notes and their fields', async () => {
    const [one, other, third] = [
      await added('Has a dog', 'M'),
      await added('Rings twice', 'L'),
      await added(),
    ];
    await join(other, third);
    const before = [await read(one), await read(other), await read(third)];
    expect(before[2]).toEqual([[other, third].sort(), 'Rings twice', 'L']);
    const joined = await join(one, other);
    expect(await read(third)).toEqual([[one, other, third].sort(), 'Has a dog\n\nRings twice', 'M']);
    await undo(one, joined.undo, team.stranger).expect(404);
    await undo(one, `${joined.undo!.slice(0, -1)}_`).expect(409);
    expect((await undo(one, joined.undo).expect(200)).body).toMatchObject({ note: 'Has a dog' });
    expect([await read(one), await read(other), await read(third)]).toEqual(before);
    // Once is enough.
    expect((await undo(one, joined.undo).expect(409)).body).toMatchObject({
      code: 'contacts/changed-since-join',
    });
  });

  it.each([
    ['a note', (id: string) => change(id, { note: 'Moved' })],
    ['a name', (id: string) => change(id, { name: 'Anybody' })],
    ['a field', (id: string) => change(id, { fields: [{ fieldId: size.id, value: 'XL' }] })],
    ['a third contact', async (id: string) => join(id, await added())],
  ])('stay joined where %s came since', async (_what, since) => {
    const [one, other] = [await added('A', 'M'), await added('B')];
    const { undo: sealed } = await join(one, other);
    await since(one);
    const now = await read(one);
    expect((await undo(one, sealed).expect(409)).body).toMatchObject({ code: 'contacts/changed-since-join' });
    expect(await read(other)).toEqual(now);
  });

  it('are joined without a way back where more changes than a seal holds', async () => {
    const [one, other] = [
      await added(randomBytes(1_490).toString('base64')),
      await added(randomBytes(1_490).toString('base64')),
    ];
    const { undo: sealed, addresses } = await join(one, other);
    expect([sealed, addresses.length]).toEqual([null, 2]);
  });

  it('are all one where two are joined with the same third at once', async () => {
    for (let round = 0; round < 10; round += 1) {
      const [one, middle, other] = [await added(), await added(), await added()];
      await Promise.all([join(one, middle), join(middle, other)]);
      for (const id of [one, middle, other]) expect((await read(id))[0]).toEqual([one, middle, other].sort());
    }
  });
});
