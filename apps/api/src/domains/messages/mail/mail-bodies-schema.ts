import type { SchemaChange } from '../../../platform/database/schema-change';

/** The HTML of a mail that came in, as it came: it is made safe each time that it is shown. */
export type MailBodyRow = { message_id: string; organisation_id: string; html: string };

export const MAIL_BODIES_SCHEMA: readonly SchemaChange[] = [
  {
    name: '2026-12-01-mail-bodies',
    async up({ schema }) {
      await schema
        .createTable('mail_bodies')
        .addColumn('message_id', 'text', (column) => column.primaryKey().references('messages.id'))
        .addColumn('organisation_id', 'text', (column) => column.notNull())
        .addColumn('html', 'text', (column) => column.notNull())
        .execute();
    },
  },
];
