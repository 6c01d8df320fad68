import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database';
import type { Queries, Tx } from '../../platform/database/tx';
import { PersonPart, type PersonKeys } from '../contacts/api/person-parts';
import type { CallTables } from './calls-schema';

const tables = (query: Queries) => query.withTables<CallTables>();
/** What providers write where a caller shows no number. */
const NOBODY = 'anonymous';

/** Calls with somebody: they stay in the history, with nobody at their other end. */
@Injectable()
export class CallsOfPerson extends PersonPart {
  readonly name = 'calls';
  readonly tables = ['calls', 'call_answers', 'call_handovers'];

  constructor(private readonly database: Database) {
    super();
  }

  async read({ callSids }: PersonKeys): Promise<object[]> {
    const query = tables(this.database.read);
    const [calls, answers] = await Promise.all([
      query.selectFrom('calls').selectAll().where('call_sid', 'in', callSids).orderBy('started_at').execute(),
      query.selectFrom('call_answers').selectAll().where('call_sid', 'in', callSids).execute(),
    ]);
    const steps = Map.groupBy(answers, ({ call_sid: id }) => id);
    return calls.map((call) => ({ ...call, steps: steps.get(call.call_sid) ?? [] }));
  }

  async erase({ query }: Tx, { callSids, addresses }: PersonKeys): Promise<void> {
    // What the provider sent with each webhook names both ends.
    await tables(query).deleteFrom('call_answers').where('call_sid', 'in', callSids).execute();
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
      .where('to_number', 'in', addresses)
      .where('call_sid', 'in', (own) =>
        own.selectFrom('calls').select('calls.call_sid').where('calls.call_sid', 'in', callSids),
      )
      .execute();
  }
}
