import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database';
import type { Queries, Tx } from '../../platform/database/tx';
import { PersonPart, type PersonKeys } from '../contacts/api/person-parts';
import type { CallHandoverRow, CallTables } from './calls-schema';

const tables = (query: Queries) => query.withTables<CallTables>();
/** What providers write where a caller shows no number. */
const NOBODY = 'anonymous';

/** Calls with somebody, and those of others that were given to them: they stay in the history, with nobody at that end. */
@Injectable()
export class CallsOfPerson extends PersonPart {
  readonly name = 'calls';
  readonly tables = ['calls', 'call_answers', 'call_handovers'];

  constructor(private readonly database: Database) {
    super();
  }

  async read(person: PersonKeys): Promise<object[]> {
    const { callSids } = person;
    const query = tables(this.database.read);
    const [calls, given, answers] = await Promise.all([
      query.selectFrom('calls').selectAll().where('call_sid', 'in', callSids).orderBy('started_at').execute(),
      givenTo(this.database.read, person),
      query.selectFrom('call_answers').selectAll().where('call_sid', 'in', callSids).execute(),
    ]);
    const steps = Map.groupBy(answers, ({ call_sid: id }) => id);
    return [...calls.map((call) => ({ ...call, steps: steps.get(call.call_sid) ?? [] })), ...given];
  }

  async erase({ query }: Tx, person: PersonKeys): Promise<void> {
    const { callSids, addresses } = person;
    const given = await givenTo(query, person);
    const sides = given.flatMap(({ call_sid: callSid, moved_sid: movedSid }) => [callSid, movedSid]);
    // What the provider sent with each webhook names both ends, and what was answered whom it was given to.
    await tables(query)
      .deleteFrom('call_answers')
      .where('call_sid', 'in', [...callSids, ...sides])
      .execute();
    for (const end of ['caller', 'called'] as const)
      await tables(query)
        .updateTable('calls')
        .set({ [end]: NOBODY })
        .where('call_sid', 'in', callSids)
        .where(end, 'in', addresses)
        .execute();
    await tables(query)
      .updateTable('call_handovers')
      .set({ to_number: NOBODY })
      .where('id', 'in', ['', ...given.map(({ id }) => id)])
      .execute();
  }
}

/** Calls with anybody that were given to one of their numbers. */
const givenTo = (query: Queries, { organisationId, addresses }: PersonKeys): Promise<CallHandoverRow[]> =>
  tables(query)
    .selectFrom('call_handovers')
    .innerJoin('calls', 'calls.call_sid', 'call_handovers.call_sid')
    .selectAll('call_handovers')
    .where('to_number', 'in', addresses)
    .where('organisation_id', '=', organisationId)
    .execute();
