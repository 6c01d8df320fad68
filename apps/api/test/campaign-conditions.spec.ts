import type {
  Campaign,
  CampaignRecipient,
  ContactCondition,
  ContactField,
  ContactFieldDraft,
  Page,
  Problem,
} from '@centralita/shared-types';
import { freshPlace, type Place } from './support/databases';
import { startTeam, type Team } from './support/team';

const CONTACTS = [
  'name;phone;Socio;Pedidos;Última visita;Ciudad',
  'Ana;+34612000001;Ñandú S.L.;9;2026-03-10;Madrid',
  'Ben;+34612000002;K-2;10,5;2026-04-01;Ávila',
  'Cleo;+34612000003;100;100;;Madrid',
  'Dora;+34612000004;;-3;2025-12-31;',
  'Eva;+34612000005;9;;2026-04-02;Sevilla',
].join('\n');
const FIELDS: ContactFieldDraft[] = [
  { name: 'Socio', kind: 'text' },
  { name: 'Pedidos', kind: 'number' },
  { name: 'Última visita', kind: 'date' },
  { name: 'Ciudad', kind: 'choice', choices: ['Madrid', 'Ávila', 'Sevilla'] },
];
type Condition = [field: string, comparison: ContactCondition['comparison'], ...values: string[]];

describe.each(['sqlite', 'postgres'] as const)('recipients by contact fields on %s', (engine) => {
  let place: Place;
  let team: Team;
  const ids = new Map<string, string>();
  beforeAll(async () => {
    place = await freshPlace(engine);
    team = await startTeam(engine === 'postgres' ? { DATABASE_URL: place.address } : {});
    for (const field of FIELDS) {
      const { body } = await team.admin.web.post('/api/contact-fields').send(field).expect(201);
      ids.set(field.name, (body as ContactField).id);
    }
    const { body } = await team.admin.web
      .post('/api/contacts/import?dryRun=false')
      .set('Content-Type', 'text/csv')
      .send(CONTACTS)
      .expect(200);
    expect(body).toMatchObject({ added: 5, faults: [] });
  }, 90_000);
  afterAll(async () => {
    await team.api.close();
    await place.remove();
  });

  const conditionOf = ([field, comparison, ...values]: Condition): ContactCondition => ({
    ...{ fieldId: ids.get(field) ?? field, comparison, values },
  });
  const post = (contacts: object) =>
    team.admin.web.post('/api/campaigns').send({
      ...{ name: 'News', channel: 'sms', text: 'Hola', perMinute: 30, perDay: null },
      ...{ evenInQuietHours: false, contacts },
    });
  const chosen = async (conditions: Condition[], more: object = {}): Promise<string> => {
    const sent = { ...more, conditions: conditions.map(conditionOf) };
    const campaign = (await post(sent).expect(201)).body as Campaign;
    expect(campaign.contacts).toMatchObject(more);
    expect(campaign.contacts?.conditions).toHaveLength(conditions.length);
    const { body } = await team.agent.web.get(`/api/campaigns/${campaign.id}/recipients`).expect(200);
    const names = (body as Page<CampaignRecipient>).items.map(({ name }) => name);
    expect(campaign.report.recipients).toBe(names.length);
    return names.join();
  };

  it.each<[string, ...Condition[]]>([
    ['Ana,Ben,Cleo,Dora,Eva'],
    ['Ana', ['Socio', 'is', ' ñandú s.l. ']],
    ['', ['Socio', 'is', 'ñandú']],
    ['', ['Socio', 'is', '%']],
    ['Ana,Ben,Cleo,Eva', ['Socio', 'filled']],
    // By their size, not by their letters: 100 comes after 9.
    ['Ben,Cleo', ['Pedidos', 'at-least', '10,5']],
    ['Ana,Dora', ['Pedidos', 'at-most', '9']],
    ['Cleo', ['Pedidos', 'is', '100.0']],
    ['Ana,Dora', ['Última visita', 'before', '1/4/2026']],
    ['Eva', ['Última visita', 'after', '2026-04-01']],
    ['Ben', ['Última visita', 'is', '2026-04-01']],
    ['Ana,Ben,Cleo', ['Ciudad', 'one-of', 'Madrid', 'avila']],
    ['Ana,Ben', ['Pedidos', 'at-least', '9'], ['Pedidos', 'at-most', '10.5']],
    ['Ana', ['Ciudad', 'one-of', 'Madrid'], ['Última visita', 'filled'], ['Socio', 'filled']],
  ])('are %j', async (names, ...conditions) => {
    expect(await chosen(conditions)).toBe(names);
  });

  it('also fit what else is said of them, and are chosen anew when the draft is changed', async () => {
    const search = { search: '+3461200000' };
    expect(await chosen([['Ciudad', 'one-of', 'Madrid']], search)).toBe('Ana,Cleo');
    expect(await chosen([['Ciudad', 'one-of', 'Madrid']], { search: 'cleo' })).toBe('Cleo');
    expect(await chosen([['Ciudad', 'filled']], { wroteWithinDays: 1 })).toBe('');
    const body = { conditions: [conditionOf(['Ciudad', 'one-of', 'Sevilla'])] };
    const { id, channel, text, name } = (await post(body).expect(201)).body as Campaign;
    const { body: changed } = await team.admin.web
      .put(`/api/campaigns/${id}`)
      .send({
        ...{ name, channel, text, perMinute: 30, perDay: null, evenInQuietHours: false },
        contacts: {},
      })
      .expect(200);
    expect(changed).toMatchObject({ contacts: {}, report: { recipients: 5 } });
    const run = await team.agent.web.get(`/api/campaigns/${id}/dry-run`).expect(200);
    expect(run.body).toMatchObject({ problem: 'no-sender', reached: 5 });
  });

  it('are kept as the fields are spelt, so that pages can show them', async () => {
    const conditions = (
      [
        ['Pedidos', 'at-least', '+10,5'],
        ['Última visita', 'before', '1/4/2026'],
        ['Ciudad', 'one-of', 'avila', 'MADRID'],
      ] as Condition[]
    ).map(conditionOf);
    const { contacts } = (await post({ conditions }).expect(201)).body as Campaign;
    const values = [['10.5'], ['2026-04-01'], ['Ávila', 'Madrid']];
    expect(contacts).toEqual({ conditions: conditions.map((one, at) => ({ ...one, values: values[at] })) });
  });

  it.each<[string, Condition]>([
    ['contacts/unknown-field', ['none', 'filled']],
    ['contacts/bad-condition', ['Pedidos', 'before', '2026-01-01']],
    ['contacts/bad-condition', ['Socio', 'at-least', '1']],
    ['contacts/bad-condition', ['Ciudad', 'is', 'Madrid']],
    ['contacts/bad-condition', ['Pedidos', 'at-least', 'many']],
    ['contacts/bad-condition', ['Pedidos', 'at-least', ' ']],
    ['contacts/bad-condition', ['Última visita', 'after', '31/2/2026']],
    ['contacts/bad-condition', ['Ciudad', 'one-of', 'Madrid', 'Paris']],
    ['contacts/bad-condition', ['Ciudad', 'one-of']],
    ['contacts/bad-condition', ['Socio', 'is', 'a', 'b']],
    ['contacts/bad-condition', ['Socio', 'filled', 'x']],
  ])('are refused as %s: %j', async (code, condition) => {
    const before = ((await team.agent.web.get('/api/campaigns').expect(200)).body as Campaign[]).length;
    const { body } = await post({ conditions: [conditionOf(condition)] }).expect(422);
    expect(body).toMatchObject({ code });
    expect((await team.agent.web.get('/api/campaigns').expect(200)).body).toHaveLength(before);
  });

  it('are refused where they have another shape, with the place that is wrong', async () => {
    const wrong = { ...conditionOf(['Socio', 'is', 'x']), comparison: 'like' };
    const { body } = await post({ conditions: [wrong] }).expect(400);
    expect((body as Problem).errors?.map(({ field }) => field)).toEqual(['contacts.conditions.0.comparison']);
    await post({ conditions: Array.from({ length: 11 }, () => conditionOf(['Socio', 'filled'])) }).expect(
      400,
    );
    await post({ conditions: [{ ...wrong, comparison: 'filled', values: [7] }] }).expect(400);
  });

  it('are nobody by a field that another organisation or nobody has any more', async () => {
    const { body } = await team.stranger.web.post('/api/contact-fields').send(FIELDS[0]).expect(201);
    ids.set('theirs', (body as ContactField).id);
    expect((await post({ conditions: [conditionOf(['theirs', 'filled'])] }).expect(422)).body).toMatchObject({
      code: 'contacts/unknown-field',
    });
    const gone = conditionOf(['Socio', 'filled']);
    await team.admin.web.delete(`/api/contact-fields/${gone.fieldId}`).expect(204);
    await post({ conditions: [gone] }).expect(422);
  });
});
