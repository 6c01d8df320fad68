import type {
  ContactEntry,
  ContactField,
  ContactImportResult,
  Customer,
  Page,
} from '@centralita/shared-types';
import { postgresDatabase, type Place } from './support/databases';
import { eventually } from './support/eventually';
import { startTeam, type Team } from './support/team';

const LIST = [
  'Nombre;Teléfono;Correo;Nota;Talla',
  'Ana Ruiz;+34 612 000 001;ANA@example.com;Llamar por la tarde;M',
  'Ben;612000002;;;',
  '=cmd;+34612000003;;;',
  'Nadie;;;;',
  'Mal;12;;;',
].join('\n');

describe.each(['sqlite', 'postgres'] as const)('contacts on %s', (engine) => {
  let team: Team;
  let place: Place | undefined;
  beforeAll(async () => {
    place = engine === 'postgres' ? await postgresDatabase() : undefined;
    team = await startTeam(place && { DATABASE_URL: place.address });
    await team.owner.web
      .patch(`/api/organisations/${team.organisationId}`)
      .send({ numbers: ['+34911234567'] })
      .expect(200);
  });
  afterAll(async () => {
    await team.api.close();
    await place?.remove();
  });

  const list = async (query = '', member = team.agent): Promise<Page<ContactEntry>> =>
    (await member.web.get(`/api/contacts/list${query}`).expect(200)).body as Page<ContactEntry>;
  const bring = async (dryRun: boolean, content = LIST): Promise<ContactImportResult> => {
    const { body } = await team.admin.web
      .post(`/api/contacts/import?dryRun=${dryRun}`)
      .set('Content-Type', 'text/csv')
      .send(content)
      .expect(200);
    return body as ContactImportResult;
  };

  it('come in as a list after a look, once, with a file of what is wrong', async () => {
    const seen = await bring(true);
    expect(seen.lines.map(({ line, phone }) => [line, phone])).toEqual([
      [2, '+34612000001'],
      [3, '+34612000002'],
      [4, '+34612000003'],
    ]);
    expect(seen.faults.map(({ line, column, code }) => [line, column, code])).toEqual([
      [1, 'Talla', 'unknown-column'],
      [5, 'phone', 'missing'],
      [6, 'phone', 'wrong-shape'],
    ]);
    expect(seen.faultsCsv.split('\r\n')).toEqual([
      'Nombre,Teléfono,Correo,Nota,Talla,problem',
      'Nadie,,,,,phone: missing',
      'Mal,12,,,,phone: wrong-shape',
      '',
    ]);
    expect((await list()).items).toEqual([]);

    expect(await bring(false)).toMatchObject({ added: 3, changed: 0 });
    expect(await bring(false)).toMatchObject({ added: 0, changed: 0 });
    expect(await bring(false, LIST.replace('Ben;', 'Benito;'))).toMatchObject({ added: 0, changed: 1 });
    const { items } = await list();
    expect(items.map(({ name, channel }) => [name, channel])).toEqual([
      ['=cmd', 'sms'],
      ['Ana Ruiz', 'sms'],
      ['Ana Ruiz', 'email'],
      ['Benito', 'sms'],
    ]);
    const [number, mail] = items.filter(({ name }) => name === 'Ana Ruiz');
    expect([number!.customerId, mail!.address]).toEqual([mail!.customerId, 'ana@example.com']);
    expect((await list('', team.stranger)).items).toEqual([]);
    await team.agent.web.post('/api/contacts/import').set('Content-Type', 'text/csv').send(LIST).expect(403);

    const { text } = await team.admin.web.get('/api/contacts/export.csv').expect(200);
    expect(text).toContain(`"'=cmd",sms,+34612000003,,\r\n`);
    expect(text).toContain('Ana Ruiz,email,,ana@example.com,Llamar por la tarde\r\n');
    expect(await bring(false, text.replace(/^.*cmd.*\r\n/m, ''))).toMatchObject({
      added: 0,
      changed: 0,
      faults: [],
    });
    const { body } = await team.admin.web.get('/api/audit?action=contacts/exported').expect(200);
    expect(body).toMatchObject({ items: [{ personId: team.admin.personId }] });
  });

  it('come in with every number and address of a line, and with the first of two columns that mean the same', async () => {
    const content = [
      'Nombre;Cliente;Teléfono;Móvil;WhatsApp;Correo;E-mail',
      'Gil;Otro;;615000001;615000001;gil@example.com;GIL2@example.com',
      'Hugo;;615000002;12;;;',
    ].join('\n');
    const seen = await bring(true, content);
    expect(seen.lines).toEqual([
      {
        ...{ line: 2, name: 'Gil', phone: '+34615000001', email: 'gil@example.com' },
        others: ['gil2@example.com'],
      },
    ]);
    expect(seen.faults).toEqual([
      { line: 1, column: 'Nombre', code: 'same-column', value: 'Cliente' },
      { line: 3, column: 'phone', code: 'wrong-shape', value: '12' },
    ]);
    expect(await bring(false, content)).toMatchObject({ added: 1 });
    const { items } = await list('?search=gil');
    expect(items.map(({ address }) => address).sort()).toEqual([
      '+34615000001',
      'gil2@example.com',
      'gil@example.com',
    ]);
    expect(new Set(items.map(({ customerId }) => customerId)).size).toBe(1);
  });

  it('are not made one person with who has the same number or address under another name', async () => {
    const people = async (search: string): Promise<(string | null)[][]> => {
      const { items } = await list(`?search=${encodeURIComponent(search)}`);
      const byPerson = Map.groupBy(items, ({ id, customerId }) => customerId ?? id);
      return [...byPerson.values()].map((all) => [...all.map(({ address }) => address).sort(), all[0]!.name]);
    };
    // Several people of one list.
    const shared = [
      'name,phone,email,note',
      'Iris,+34616000001,info@acme.example,Likes tea',
      'Juan,+34616000002,info@acme.example,Likes coffee',
      'Acme,,info@acme.example,',
    ].join('\n');
    const seen = await bring(true, shared);
    const leftOut = { column: 'email', code: 'of-another', value: 'info@acme.example' };
    expect(seen.faults).toEqual([
      { line: 2, ...leftOut },
      { line: 3, ...leftOut },
    ]);
    expect(seen.lines.map(({ phone, email }) => [phone, email])).toEqual([
      ['+34616000001', null],
      ['+34616000002', null],
      [null, 'info@acme.example'],
    ]);
    expect(await bring(false, shared)).toMatchObject({ added: 3 });
    expect(await bring(false, shared)).toMatchObject({ added: 0, changed: 0 });
    expect(await people('346160000')).toEqual([
      ['+34616000001', 'Iris'],
      ['+34616000002', 'Juan'],
    ]);
    expect(await people('info@acme')).toEqual([['info@acme.example', 'Acme']]);

    // Somebody who is known here; and a line of two who are, of whom it names neither.
    await bring(false, 'name,phone,email\nKim,+34616000003,kim@acme.example\nLeo,+34616000004,');
    for (const [line, leftOut, added] of [
      ['Mia,+34616000005,kim@acme.example', ['email'], 1],
      ['Noa,+34616000004,kim@acme.example', ['phone', 'email'], 0],
    ] as const) {
      const content = `name,phone,email\n${line}`;
      const told = leftOut.map((column) => ({ line: 2, column, code: 'of-another' }));
      expect((await bring(true, content)).faults).toMatchObject(told);
      expect(await bring(false, content)).toMatchObject({ faults: told, added, changed: 0 });
    }
    expect(await people('kim')).toEqual([['+34616000003', 'kim@acme.example', 'Kim']]);
    expect(await people('+34616000005')).toEqual([['+34616000005', 'Mia']]);
    expect(await people('+34616000004')).toEqual([['+34616000004', 'Leo']]);
    // The same person under a name that was put right is no other.
    expect(await bring(false, 'name,phone,email\nKim Ro,+34616000003,kim@acme.example')).toMatchObject({
      ...{ faults: [], changed: 1 },
    });
    expect(await people('kim')).toEqual([['+34616000003', 'kim@acme.example', 'Kim Ro']]);

    // One number that is left of a line, since the rest is shared, is held against the names as well.
    const left = 'name,phone,email\nJuan,+34616000004,info@acme.example\nOla,,info@acme.example';
    expect(await bring(false, left)).toMatchObject({
      faults: (['phone', 'email'] as const).map((column) => ({ line: 2, column, code: 'of-another' })),
    });
    expect(await people('+34616000004')).toEqual([['+34616000004', 'Leo']]);
    // A line with one alone says what its contact is called.
    expect(await bring(false, 'name,phone\nLeo Ro,+34616000004')).toMatchObject({ faults: [], changed: 1 });
    expect(await people('+34616000004')).toEqual([['+34616000004', 'Leo Ro']]);
  });

  it('are added, named and described by hand, one person with all of their numbers', async () => {
    const add = (draft: object) => team.agent.web.post('/api/contacts').send(draft);
    const { body: refused } = await add({ channel: 'sms', address: '612 000 009' }).expect(422);
    expect(refused).toMatchObject({ code: 'contacts/bad-address' });
    const { body: carla } = await add({ channel: 'sms', address: '+34 612 000 009', name: 'Carla' }).expect(
      201,
    );
    const { body: mail } = await add({ channel: 'email', address: 'Carla@Example.com' }).expect(201);
    const [{ id }, { id: mailId }] = [carla as ContactEntry, mail as ContactEntry];
    await team.agent.web.post(`/api/contacts/${id}/join`).send({ contactId: mailId }).expect(200);
    const change = { name: 'Carla Paz', note: 'Prefers the mornings' };
    const { body } = await team.agent.web.patch(`/api/contacts/${mailId}`).send(change).expect(200);
    const customer = body as Customer;
    expect([customer.name, customer.note]).toEqual(['Carla Paz', 'Prefers the mornings']);
    expect(customer.addresses.map(({ address, name }) => [address, name]).sort()).toEqual([
      ['+34612000009', 'Carla Paz'],
      ['carla@example.com', 'Carla Paz'],
    ]);
    await team.stranger.web.patch(`/api/contacts/${id}`).send(change).expect(404);
    await team.agent.web.patch(`/api/contacts/${id}`).send({ note: '' }).expect(200);
    expect((await team.agent.web.get(`/api/contacts/${mailId}`)).body).toMatchObject({ note: '' });
  });

  it('come in pages by name, without a gap and without a double', async () => {
    const lines = Array.from(
      { length: 110 },
      (_, index) => `P${index % 7},+346130${String(index).padStart(5, '0')}`,
    );
    await bring(false, ['name,phone', ...lines].join('\n'));
    const all: ContactEntry[] = [];
    for (let next: string | null = ''; next !== null;) {
      const page: Page<ContactEntry> = await list(`?search=346130${next && `&after=${next}`}`);
      all.push(...page.items);
      next = page.next;
    }
    expect([all.length, new Set(all.map(({ id }) => id)).size]).toEqual([110, 110]);
    expect(all.map(({ name }) => name)).toEqual(all.map(({ name }) => name).sort());
  });

  it('are found by signs that mean something to a database', async () => {
    await bring(false, 'name,phone\n50%_off,+34613100001\n50x_off,+34613100002');
    const page: Page<ContactEntry> = await list(`?search=${encodeURIComponent('50%_O')}`);
    expect(page.items.map(({ name }) => name)).toEqual(['50%_off']);
  });

  it('have the fields that administrators give them: by hand, in lists, found, joined and taken away', async () => {
    const { admin, agent, stranger } = team;
    const field = async (draft: object): Promise<ContactField> =>
      (await admin.web.post('/api/contact-fields').send(draft).expect(201)).body as ContactField;
    const customerNumber = await field({ name: 'Nº de cliente', kind: 'text' });
    const born = await field({ name: 'Nacimiento', kind: 'date' });
    const size = await field({ name: 'Talla', kind: 'choice', choices: ['M', 'Súper L'] });
    const weight = await field({ name: 'Peso', kind: 'number' });
    const refusals = [
      [{ name: 'TALLA', kind: 'text' }, 409, 'contact-fields/name-taken'],
      [{ name: 'Teléfono', kind: 'text' }, 409, 'contact-fields/name-taken'],
      [{ name: 'Color', kind: 'choice', choices: [' '] }, 422, 'contact-fields/no-choices'],
    ] as const;
    for (const [draft, status, code] of refusals)
      expect((await admin.web.post('/api/contact-fields').send(draft).expect(status)).body).toMatchObject({
        code,
      });
    const kept = await admin.web
      .put(`/api/contact-fields/${born.id}`)
      .send({ name: 'Nacimiento', kind: 'text' });
    expect(kept.body).toMatchObject({ code: 'contact-fields/kind-stays' });
    await agent.web.post('/api/contact-fields').send({ name: 'X', kind: 'text' }).expect(403);
    await stranger.web.delete(`/api/contact-fields/${born.id}`).expect(404);

    // In a list: by their names, whatever the case; what cannot be read is told with the name of the field.
    const content = [
      'name;phone;email;nº de cliente;TALLA;Nacimiento;peso',
      'Dora;+34614000001;dora@example.com;K-77 Ñandú;super l;3/2/1980;61,5',
      'Eva;+34614000002;;K-78;XS;;',
      'Fe;+34614000003;;;;31/2/1980;',
    ].join('\n');
    const seen = await bring(true, content);
    expect(seen.faults.map(({ line, column, code }) => [line, column, code])).toEqual([
      [3, 'Talla', 'wrong-shape'],
      [4, 'Nacimiento', 'wrong-shape'],
    ]);
    expect(seen.faultsCsv).toContain('Talla: wrong-shape');
    expect(await bring(false, content)).toMatchObject({ added: 1, changed: 0 });
    expect(await bring(false, content)).toMatchObject({ added: 0, changed: 0 });
    const found = (await list(`?search=${encodeURIComponent('k-77 ñ')}`)).items;
    expect(found.map(({ address }) => address).sort()).toEqual(['+34614000001', 'dora@example.com']);
    // The index is written by a job.
    await eventually(async () => {
      const { body: searched } = await agent.web.get('/api/contacts?search=nandu').expect(200);
      return (searched as unknown[]).length === 2;
    });
    const { text } = await admin.web.get('/api/contacts/export.csv').expect(200);
    expect(text.split('\r\n')[0]).toBe('name,channel,phone,email,note,Nº de cliente,Nacimiento,Talla,Peso');
    expect(text).toContain('Dora,sms,+34614000001,,,K-77 Ñandú,1980-02-03,Súper L,61.5\r\n');

    // By hand, for the whole person, and nothing that does not fit.
    const [{ id }] = found as [ContactEntry];
    const fill = (fields: object[], member = agent) =>
      member.web.patch(`/api/contacts/${id}`).send({ fields });
    for (const [fieldId, value] of [
      [born.id, 'yesterday'],
      [weight.id, '1.234,5'],
      [size.id, 'XS'],
    ])
      expect((await fill([{ fieldId, value }]).expect(422)).body).toMatchObject({
        code: 'contacts/bad-value',
      });
    expect((await fill([{ fieldId: 'none', value: 'x' }]).expect(422)).body).toMatchObject({
      code: 'contacts/unknown-field',
    });
    await fill([{ fieldId: size.id, value: 'M' }], stranger).expect(404);
    await fill([
      { fieldId: size.id, value: 'M' },
      { fieldId: weight.id, value: '' },
    ]).expect(200);
    const valuesOf = async (contactId: string): Promise<Record<string, string>> => {
      const { body } = await agent.web.get(`/api/contacts/${contactId}`).expect(200);
      return Object.fromEntries((body as Customer).fields.map(({ name, value }) => [name, value]));
    };
    const whole = { 'Nº de cliente': 'K-77 Ñandú', Nacimiento: '1980-02-03', Talla: 'M', Peso: '' };
    for (const { id: each } of found) expect(await valuesOf(each)).toEqual(whole);

    // What was known of either is known of both, once they are one person; notes are not lost.
    const { body: other } = await agent.web
      .post('/api/contacts')
      .send({ channel: 'whatsapp', address: '+34614000009', note: 'Rings twice' })
      .expect(201);
    const { id: otherId } = other as ContactEntry;
    await agent.web.patch(`/api/contacts/${id}`).send({ note: 'Has a dog' }).expect(200);
    await agent.web
      .patch(`/api/contacts/${otherId}`)
      .send({ fields: [{ fieldId: weight.id, value: '70' }] })
      .expect(200);
    await agent.web.post(`/api/contacts/${id}/join`).send({ contactId: otherId }).expect(200);
    for (const each of [id, otherId]) {
      expect(await valuesOf(each)).toEqual({ ...whole, Peso: '70' });
      const { body } = await agent.web.get(`/api/contacts/${each}`).expect(200);
      expect((body as Customer).note).toBe('Has a dog\n\nRings twice');
    }
    // Added again by hand, the note is the whole person's; so is that of a number over another channel.
    await agent.web
      .post('/api/contacts')
      .send({ channel: 'sms', address: '614 000 009', note: 'Moved' })
      .expect(422);
    const { body: again } = await agent.web
      .post('/api/contacts')
      .send({ channel: 'sms', address: '+34 614-000-009', note: 'Moved' })
      .expect(201);
    for (const each of [id, otherId, (again as ContactEntry).id])
      expect((await agent.web.get(`/api/contacts/${each}`).expect(200)).body).toMatchObject({
        note: 'Moved',
      });

    // Another order; and a field that goes takes what was written in it.
    const ids = [weight.id, size.id];
    const { body: sorted } = await admin.web.put('/api/contact-fields/order').send({ ids }).expect(200);
    expect((sorted as ContactField[]).map(({ name }) => name)).toEqual([
      ...['Peso', 'Talla', 'Nº de cliente', 'Nacimiento'],
    ]);
    await admin.web.delete(`/api/contact-fields/${customerNumber.id}`).expect(204);
    await eventually(async () => {
      const { body: searched } = await agent.web.get('/api/contacts?search=nandu').expect(200);
      return (searched as unknown[]).length === 0;
    });
    expect(await valuesOf(id)).not.toHaveProperty('Nº de cliente');
    expect((await stranger.web.get('/api/contact-fields').expect(200)).body).toEqual([]);
    for (let count = 3; count < 30; count += 1) await field({ name: `Campo ${count}`, kind: 'text' });
    const { body: full } = await admin.web
      .post('/api/contact-fields')
      .send({ name: 'Z', kind: 'text' })
      .expect(422);
    expect(full).toMatchObject({ code: 'contact-fields/too-many' });
  });
});
