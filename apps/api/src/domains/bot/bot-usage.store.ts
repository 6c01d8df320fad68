import { Injectable } from '@nestjs/common';
import type { Queries, Tx } from '../../platform/database/tx';
import type { BotTables, BotUsageRow } from './bot-schema';

const tables = (query: Queries) => query.withTables<BotTables>();

@Injectable()
export class BotUsageStore {
  /** Counts one more on its day, which begins at 0; @returns how many there are now. */
  async count({ query }: Tx, row: Omit<BotUsageRow, 'answers'>): Promise<number> {
    const { answers } = await tables(query)
      .insertInto('bot_usage')
      .values({ ...row, answers: 1 })
      .onConflict((sameOrganisation) =>
        sameOrganisation.column('organisation_id').doUpdateSet(({ eb }) => ({
          day: row.day,
          answers: eb
            .case()
            .when('bot_usage.day', '=', row.day)
            .then(eb('bot_usage.answers', '+', 1))
            .else(1)
            .end(),
        })),
      )
      .returning('answers')
      .executeTakeFirstOrThrow();
    return answers;
  }
}
