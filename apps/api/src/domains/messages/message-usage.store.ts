import { Injectable } from '@nestjs/common';
import type { Queries, Tx } from '../../platform/database/tx';
import type { MessageUsageRow, MessageUsageTables } from './message-usage-schema';

type OfDay = Omit<MessageUsageRow, 'messages'>;

const tables = (query: Queries) => query.withTables<MessageUsageTables>();

@Injectable()
export class MessageUsageStore {
  /** Adds to a day, which begins at 0; others wait until the end of the unit. @returns how many there are now */
  async count({ query }: Tx, row: OfDay, more: 0 | 1): Promise<number> {
    const { messages } = await tables(query)
      .insertInto('message_usage')
      .values({ ...row, messages: more })
      .onConflict((sameOrganisation) =>
        sameOrganisation.column('organisation_id').doUpdateSet(({ eb }) => ({
          day: row.day,
          messages: eb
            .case()
            .when('message_usage.day', '=', row.day)
            .then(eb('message_usage.messages', '+', more))
            .else(more)
            .end(),
        })),
      )
      .returning('messages')
      .executeTakeFirstOrThrow();
    return messages;
  }
}
