import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Database } from '../../platform/database/database';
import type { Queries, Tx } from '../../platform/database/tx';
import type { AppointmentTables, NoticeRow } from './appointments-schema';

const tables = (query: Queries) => query.withTables<AppointmentTables>();

/** Messages of appointments. */
@Injectable()
export class NoticesStore {
  constructor(private readonly database: Database) {}

  find(
    id: string,
    { query }: { query: Queries } = { query: this.database.read },
  ): Promise<NoticeRow | undefined> {
    return tables(query)
      .selectFrom('appointment_notices')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst();
  }

  /** In the order in which they go. */
  ofAppointments(
    ids: readonly string[],
    { query }: { query: Queries } = { query: this.database.read },
  ): Promise<NoticeRow[]> {
    return tables(query)
      .selectFrom('appointment_notices')
      .selectAll()
      .where('appointment_id', 'in', ids)
      .orderBy('at')
      .orderBy('id')
      .execute();
  }

  /** The latest that was sent into a conversation; undefined where none was. */
  latestSent({ query }: Tx, conversationId: string): Promise<NoticeRow | undefined> {
    return tables(query)
      .selectFrom('appointment_notices')
      .selectAll()
      .where('conversation_id', '=', conversationId)
      .orderBy('at', 'desc')
      .limit(1)
      .executeTakeFirst();
  }

  ofMessage({ query }: Tx, messageId: string): Promise<NoticeRow | undefined> {
    return tables(query)
      .selectFrom('appointment_notices')
      .selectAll()
      .where('message_id', '=', messageId)
      .executeTakeFirst();
  }

  /** Those whose time has come, the longest due first. */
  due(now: number, limit: number): Promise<Pick<NoticeRow, 'id' | 'at'>[]> {
    return (
      tables(this.database.read)
        .selectFrom('appointment_notices')
        .select(['id', 'at'])
        // Written out, or SQLite would not see that the index of planned ones is the one.
        .where('state', '=', sql.lit('planned'))
        .where('at', '<=', now)
        .orderBy('at')
        .orderBy('id')
        .limit(limit)
        .execute()
    );
  }

  async insert({ query }: Tx, row: NoticeRow): Promise<void> {
    await tables(query).insertInto('appointment_notices').values(row).execute();
  }

  async change({ query }: Tx, id: string, change: Partial<NoticeRow>): Promise<void> {
    await tables(query).updateTable('appointment_notices').set(change).where('id', '=', id).execute();
  }

  async remove({ query }: Tx, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    await tables(query).deleteFrom('appointment_notices').where('id', 'in', ids).execute();
  }
}
