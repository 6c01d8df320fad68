import type { SchemaChange } from '../../../platform/database/schema-change';
import type { MessageTables } from '../messages-schema';

/** Every event that the provider of mail told, once. */
export type MailEventRow = {
  event_id: string;
  /** Null: of a mail that is none of ours, or is not known any more. */
  message_id: string | null;
  event: string;
  /** Empty where there is no message, as are the reason and what else was told. */
  recipient: string;
  reason: string | null;
  at: number;
  /** JSON, under the provider's own names. */
  raw: string;
};

export type MailTables = { mail_events: MailEventRow };

export const MAIL_SCHEMA: readonly SchemaChange[] = [
  {
    name: '2026-11-29-mail-events',
    async up({ schema }) {
      await schema
        .createTable('mail_events')
        .addColumn('event_id', 'text', (column) => column.primaryKey())
        .addColumn('message_id', 'text')
        .addColumn('event', 'text', (column) => column.notNull())
        .addColumn('recipient', 'text', (column) => column.notNull())
        .addColumn('reason', 'text')
        .addColumn('at', 'bigint', (column) => column.notNull())
        .addColumn('raw', 'text', (column) => column.notNull())
        .execute();
      await schema
        .createIndex('mail_events_by_message')
        .on('mail_events')
        .columns(['message_id', 'at'])
        .execute();
    },
  },
  {
    name: '2026-12-12-mail-for-people',
    async up(query) {
      // What began anew was left to a bot, and none answers mail.
      await query
        .withTables<MessageTables>()
        .updateTable('conversations')
        .set({ answered_by: 'person' })
        .where('channel', '=', 'email')
        .where('answered_by', '=', 'bot')
        .execute();
    },
  },
  {
    name: '2026-12-12-mail-events-of-nobody',
    async up(query) {
      // As `2026-12-12-message-events-of-nobody`.
      await query
        .withTables<MailTables>()
        .updateTable('mail_events')
        .set({ recipient: '', reason: null, raw: '{}' })
        .where('message_id', 'is', null)
        .execute();
    },
  },
];
