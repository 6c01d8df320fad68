import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database';
import type { Queries, Tx } from '../../platform/database/tx';
import type { AttachmentRow, MessageTables } from './messages-schema';

const tables = (query: Queries) => query.withTables<MessageTables>();

@Injectable()
export class AttachmentsStore {
  constructor(private readonly database: Database) {}

  async insert({ query }: Tx, row: AttachmentRow): Promise<void> {
    await tables(query).insertInto('attachments').values(row).execute();
  }

  find(id: string, organisationId?: string): Promise<AttachmentRow | undefined> {
    let query = tables(this.database.read).selectFrom('attachments').selectAll().where('id', '=', id);
    if (organisationId !== undefined) query = query.where('organisation_id', '=', organisationId);
    return query.executeTakeFirst();
  }

  async ofMessages(
    messageIds: readonly string[],
    { query }: { query: Queries } = { query: this.database.read },
  ): Promise<AttachmentRow[]> {
    if (messageIds.length === 0) return [];
    return tables(query)
      .selectFrom('attachments')
      .selectAll()
      .where('message_id', 'in', messageIds)
      .orderBy('message_id')
      .orderBy('position')
      .execute();
  }

  /** Gives uploaded files to a message. @returns false where one is not there, or went with another message */
  async attach(
    { query }: Tx,
    organisationId: string,
    messageId: string,
    ids: readonly string[],
  ): Promise<boolean> {
    for (const [position, id] of ids.entries()) {
      const { numUpdatedRows } = await tables(query)
        .updateTable('attachments')
        .set({ message_id: messageId, position })
        .where('id', '=', id)
        .where('organisation_id', '=', organisationId)
        .where('state', '=', 'stored')
        .where('message_id', 'is', null)
        .executeTakeFirst();
      if (numUpdatedRows === 0n) return false;
    }
    return true;
  }

  /**
   * Keeps uploaded files that have waited for a message since before then from going with one any more.
   * @returns the ids of the first of them, those too that were kept from it before
   */
  async giveUpUnsent({ query }: Tx, before: number, limit: number): Promise<string[]> {
    const unsent = tables(query)
      .selectFrom('attachments')
      .select('id')
      .where('message_id', 'is', null)
      .where('created_at', '<', before)
      .limit(limit);
    const rows = await tables(query)
      .updateTable('attachments')
      .set({ state: 'failed' })
      .where('id', 'in', unsent)
      .where('message_id', 'is', null)
      .returning('id')
      .execute();
    return rows.map(({ id }) => id);
  }

  async removeUnsent({ query }: Tx, ids: readonly string[]): Promise<void> {
    await tables(query)
      .deleteFrom('attachments')
      .where('id', 'in', ids)
      .where('message_id', 'is', null)
      .execute();
  }

  /** Of a message that is sent anew, with all of its files. */
  async clearProblems({ query }: Tx, messageId: string): Promise<void> {
    await tables(query)
      .updateTable('attachments')
      .set({ problem: null })
      .where('message_id', '=', messageId)
      .execute();
  }

  async change({ query }: Tx, id: string, change: Partial<AttachmentRow>): Promise<void> {
    await tables(query).updateTable('attachments').set(change).where('id', '=', id).execute();
  }
}
