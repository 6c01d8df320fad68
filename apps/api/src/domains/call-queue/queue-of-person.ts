import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database';
import type { Queries, Tx } from '../../platform/database/tx';
import { PersonPart, type PersonKeys } from '../contacts/api/person-parts';
import type { CallQueueTables } from './call-queue-schema';

const tables = (query: Queries) => query.withTables<CallQueueTables>();

/** When somebody waited in the queue, and where they wanted to be called back. */
@Injectable()
export class QueueOfPerson extends PersonPart {
  readonly name = 'callbacks';
  readonly tables = ['callbacks', 'queue_waits'];

  constructor(private readonly database: Database) {
    super();
  }

  read({ organisationId, addresses }: PersonKeys): Promise<object[]> {
    return tables(this.database.read)
      .selectFrom('callbacks')
      .selectAll()
      .where('organisation_id', '=', organisationId)
      .where('number', 'in', addresses)
      .execute();
  }

  async erase({ query }: Tx, { organisationId, addresses }: PersonKeys): Promise<void> {
    await tables(query)
      .deleteFrom('callbacks')
      .where('organisation_id', '=', organisationId)
      .where('number', 'in', addresses)
      .execute();
    await tables(query)
      .updateTable('queue_waits')
      .set({ caller: 'anonymous' })
      .where('organisation_id', '=', organisationId)
      .where('caller', 'in', addresses)
      .execute();
  }
}
