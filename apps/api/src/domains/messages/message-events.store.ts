import { Injectable } from '@nestjs/common';
import { preparedQuery, type ValuesOf } from '../../platform/database/prepared-query';
import type { Queries, Tx } from '../../platform/database/tx';
import type { MessageEventRow, MessageTables, OptOutRow } from './messages-schema';

const tables = (query: Queries) => query.withTables<MessageTables>();

const insert = preparedQuery((query, value: ValuesOf<MessageEventRow>) =>
  tables(query)
    .insertInto('message_events')
    .values({
      provider_id: value('provider_id'),
      status: value('status'),
      error_code: value('error_code'),
      message_id: value('message_id'),
      at: value('at'),
      raw: value('raw'),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('provider_id'),
);

/** What is only ever added: reports of providers, and who wants no messages. */
@Injectable()
export class MessageEventsStore {
  /**
   * Of what belongs to no message of ours only the state is kept: an erasure finds by their messages what was told of
   * somebody.
   *
   * @returns false where this was told before
   */
  async insert({ query }: Tx, row: MessageEventRow): Promise<boolean> {
    const kept = row.message_id === null ? { ...row, raw: '{}' } : row;
    return (await insert(query, kept)).length > 0;
  }

  /** What was told of a message before we knew its id at the provider, in no order that counts. */
  ofProviderId({ query }: Tx, providerId: string): Promise<MessageEventRow[]> {
    return tables(query)
      .selectFrom('message_events')
      .selectAll()
      .where('provider_id', '=', providerId)
      .execute();
  }

  async optOut({ query }: Tx, row: OptOutRow): Promise<void> {
    await tables(query).insertInto('opt_outs').values(row).execute();
  }
}
