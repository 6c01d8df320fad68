import { Injectable } from '@nestjs/common';
import type { Label } from '@centralita/shared-types';
import { Database } from '../../../platform/database/database';
import type { Queries, Tx } from '../../../platform/database/tx';
import type { MessageTables } from '../messages-schema';
import type { HandlingTables, LabelRow } from './handling-schema';

const tables = (query: Queries) => query.withTables<HandlingTables & MessageTables>();

@Injectable()
export class LabelsStore {
  constructor(private readonly database: Database) {}

  all(
    organisationId: string,
    { query }: { query: Queries } = { query: this.database.read },
  ): Promise<LabelRow[]> {
    return tables(query)
      .selectFrom('labels')
      .selectAll()
      .where('organisation_id', '=', organisationId)
      .orderBy('name_key')
      .execute();
  }

  /** @returns false where the name is taken */
  async insert({ query }: Tx, row: LabelRow): Promise<boolean> {
    const { numInsertedOrUpdatedRows: count } = await tables(query)
      .insertInto('labels')
      .values(row)
      .onConflict((known) => known.columns(['organisation_id', 'name_key']).doNothing())
      .executeTakeFirst();
    return Number(count) > 0;
  }

  async change(
    { query }: Tx,
    id: string,
    change: Pick<LabelRow, 'name' | 'name_key' | 'colour'>,
  ): Promise<void> {
    await tables(query).updateTable('labels').set(change).where('id', '=', id).execute();
  }

  async remove({ query }: Tx, id: string): Promise<void> {
    await tables(query).deleteFrom('conversation_labels').where('label_id', '=', id).execute();
    await tables(query).deleteFrom('labels').where('id', '=', id).execute();
  }

  /** By conversation, each in the order of the names. */
  async ofConversations(ids: readonly string[]): Promise<Map<string, Label[]>> {
    if (ids.length === 0) return new Map();
    const rows = await tables(this.database.read)
      .selectFrom('conversation_labels')
      .innerJoin('labels', 'labels.id', 'conversation_labels.label_id')
      .select(['conversation_id', 'labels.id', 'labels.name', 'labels.colour'])
      .where('conversation_id', 'in', ids)
      .orderBy('labels.name_key')
      .execute();
    const found = new Map<string, Label[]>();
    for (const { conversation_id: of, ...label } of rows) found.set(of, [...(found.get(of) ?? []), label]);
    return found;
  }

  async add({ query }: Tx, conversationId: string, labelIds: readonly string[]): Promise<void> {
    if (labelIds.length === 0) return;
    await tables(query)
      .insertInto('conversation_labels')
      .columns(['conversation_id', 'label_id', 'state', 'last_at', 'assigned_to'])
      .expression((select) =>
        select
          .selectFrom(['conversations', 'labels'])
          .select([
            'conversations.id',
            'labels.id as label',
            'conversations.state',
            'conversations.last_at',
            'conversations.assigned_to',
          ])
          .where('conversations.id', '=', conversationId)
          .where('labels.id', 'in', labelIds),
      )
      .onConflict((known) => known.columns(['conversation_id', 'label_id']).doNothing())
      .execute();
  }

  async takeOff({ query }: Tx, conversationId: string, labelId: string): Promise<void> {
    await tables(query)
      .deleteFrom('conversation_labels')
      .where('conversation_id', '=', conversationId)
      .where('label_id', '=', labelId)
      .execute();
  }
}
