import type { ContactEntry, ContactImportResult, Customer, Page } from '@centralita/shared-types';
import { postgresDatabase, type Place } from './support/databases';
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
});
