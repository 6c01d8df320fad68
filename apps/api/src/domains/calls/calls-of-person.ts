import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database } from '../../platform/database/database';
import type { Queries, Tx } from '../../platform/database/tx';
import { PersonParts, type PersonKeys, type PersonPart } from '../contacts/api/person-parts';
import type { CallTables } from './calls-schema';

const tables = (query: Queries) => query.withTables<CallTables>();
/** What providers write where a caller shows no number. */
const NOBODY = 'anonymous';

/** Calls with somebody: they stay in the history, with nobody at their other end. */
@Injectable()
export class CallsOfPerson implements PersonPart, OnModuleInit {
  readonly name = 'calls';

  constructor(
    private readonly parts: PersonParts,
    private readonly database: Database,
  ) {}

  onModuleInit(): void {
    this.parts.add(this);
  }

  read({ callSids }: PersonKeys): Promise<object[]> {
    return tables(this.database.read)
      .selectFrom('calls')
      .selectAll()
      .where('call_sid', 'in', callSids)
      .orderBy('started_at')
      .execute();
  }

  async erase({ query }: Tx, { callSids, addresses }: PersonKeys): Promise<void> {
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
