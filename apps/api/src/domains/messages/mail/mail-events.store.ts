import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/tx';
import type { MailEventRow, MailTables } from './mail-schema';

/** No word of whom it was for. */
const NOBODY = { recipient: '', reason: null, raw: '{}' };

@Injectable()
export class MailEventsStore {
  /** As `MessageEventsStore.insert`. @returns false where it was told before */
  async insert({ query }: Tx, row: MailEventRow): Promise<boolean> {
    const inserted = await query
      .withTables<MailTables>()
      .insertInto('mail_events')
      .values(row.message_id === null ? { ...row, ...NOBODY } : row)
      .onConflict((known) => known.doNothing())
      .returning('event_id')
      .executeTakeFirst();
    return inserted !== undefined;
  }
}
