import type { ContactEntry } from '@centralita/shared-types';
import type { CallHandoverRow, CallTables } from '../src/domains/calls/calls-schema';
import { CallsOfPerson } from '../src/domains/calls/calls-of-person';
import { PersonFinder } from '../src/domains/erasure/person-finder';
import { Database } from '../src/platform/database/database';
import { UnitOfWork } from '../src/platform/database/unit-of-work';
import { postgresDatabase, type Place } from './support/databases';
import { eventually } from './support/eventually';
import { everythingKept } from './support/everything-kept';
import { call } from './support/history-rows';
import { startTeam, type Team } from './support/team';

const PERSON = '+34612000077';
const CALLER = '+34613000088';
const sidOf = (digit: string): string => `CA${digit.repeat(32)}`;

const given = (id: string, callSid: string): CallHandoverRow => ({
  id,
  ...{ call_sid: callSid, moved_sid: callSid, left_sid: sidOf('9'), by_person: 'agent' },
  ...{ to_person: null, to_number: PERSON, caller_id: '+14155550100', came_in: 1, at: 1 },
  ...{ granted_sec: null, taken_at: null, taken_by: null, ended_at: 2 },
});

describe.each(['sqlite', 'postgres'] as const)('a call that was given to somebody, on %s', (engine) => {
  let team: Team;
  let place: Place | undefined;
  beforeAll(async () => {
    place = engine === 'postgres' ? await postgresDatabase() : undefined;
    team = await startTeam(place && { DATABASE_URL: place.address });
  });
  afterAll(async () => {
    await team.api.close();
    await place?.remove();
  });

  it('is in the copy of who got it, and does not name them any more once they are erased', async () => {
    const { app } = team.api;
    const [own, theirs] = [sidOf('1'), sidOf('2')];
    await app.get(UnitOfWork).run(async ({ query }) => {
      const tables = query.withTables<CallTables>();
      const rows = [
        call(own, 1, { organisation_id: team.organisationId, caller: CALLER, ended_at: 2 }),
        call(theirs, 1, { organisation_id: team.otherOrganisationId, caller: CALLER, ended_at: 2 }),
      ];
      await tables.insertInto('calls').values(rows).execute();
      await tables
        .insertInto('call_handovers')
        .values([given('own', own), given('theirs', theirs)])
        .execute();
      const twiml = `<Response><Dial><Number>${PERSON}</Number></Dial></Response>`;
      const answer = {
        webhook: 'w',
        parameters: '{}',
        query: '{}',
        twiml,
        failure: null,
        is_secret: 0,
        at: 1,
      };
      await tables
        .insertInto('call_answers')
        .values([own, theirs].map((sid) => ({ ...answer, call_sid: sid })))
        .execute();
    });
    const { body } = await team.agent.web
      .post('/api/contacts')
      .send({ channel: 'sms', address: PERSON })
      .expect(201);
    const { id } = body as ContactEntry;
    const person = await app.get(PersonFinder, { strict: false }).find(team.organisationId, [id]);
    const copied = await app.get(CallsOfPerson, { strict: false }).read(person!);
    expect(copied).toEqual([expect.objectContaining({ id: 'own', to_number: PERSON })]);
    expect(JSON.stringify(copied)).not.toContain(CALLER);

    await team.admin.web.post(`/api/contacts/${id}/erase`).expect(202);
    await eventually(async () => (await team.admin.web.get(`/api/contacts/${id}`)).status === 404);
    const { values } = await everythingKept(team.api);
    // What another organisation has of them is not theirs to erase.
    expect(
      values
        .filter(({ value }) => value.includes(PERSON))
        .map(({ table }) => table)
        .sort(),
    ).toEqual(['call_answers', 'call_handovers']);
    const tables = app.get(Database).read.withTables<CallTables>();
    const handovers = await tables.selectFrom('call_handovers').select(['id', 'to_number']).execute();
    expect(handovers.toSorted((one, other) => (one.id < other.id ? -1 : 1))).toEqual([
      { id: 'own', to_number: 'anonymous' },
      { id: 'theirs', to_number: PERSON },
    ]);
    const calls = await tables.selectFrom('calls').select('caller').execute();
    expect(calls.map(({ caller }) => caller)).toEqual([CALLER, CALLER]);
  });
});
