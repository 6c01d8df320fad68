import type { MessageChannel } from '@centralita/shared-types';
import { sql } from 'kysely';
import type { SchemaChange } from '../../platform/database/schema-change';

/** One person on one channel, as an organisation knows them. */
export type ContactRow = {
  id: string;
  organisation_id: string;
  channel: MessageChannel;
  /** E.164, a short code, an alphanumeric sender, or a mail address; stored whole, since a reply goes there. */
  address: string;
  name: string | null;
  /** Lower case, with the address: what a search looks at. */
  searched: string;
  /** 1 where somebody of the organisation named them: what they call themselves does not replace it. */
  named_here: number;
  created_at: number;
  /** The same for all numbers and addresses that somebody said to be one person's. */
  customer_id: string | null;
  /** What the team wrote about them; the same for all that are one person's. */
  note: string | null;
};

export type ContactTables = { contacts: ContactRow };

export const CONTACTS_SCHEMA: readonly SchemaChange[] = [
  {
    name: '2026-11-29-contacts',
    async up({ schema }) {
      await schema
        .createTable('contacts')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('organisation_id', 'text', (column) => column.notNull())
        .addColumn('channel', 'text', (column) => column.notNull())
        .addColumn('address', 'text', (column) => column.notNull())
        .addColumn('name', 'text')
        .addColumn('searched', 'text', (column) => column.notNull())
        .addColumn('named_here', 'integer', (column) => column.notNull())
        .addColumn('created_at', 'bigint', (column) => column.notNull())
        .execute();
      await schema
        .createIndex('contacts_by_address')
        .unique()
        .on('contacts')
        .columns(['organisation_id', 'channel', 'address'])
        .execute();
      await schema.createIndex('contacts_anywhere').on('contacts').column('address').execute();
    },
  },
  {
    name: '2026-12-01-contacts-of-one-person',
    async up({ schema }) {
      await schema.alterTable('contacts').addColumn('customer_id', 'text').execute();
      await schema.createIndex('contacts_of_customer').on('contacts').column('customer_id').execute();
    },
  },
  {
    name: '2026-12-02-contact-notes',
    async up({ schema }) {
      await schema.alterTable('contacts').addColumn('note', 'text').execute();
      await schema
        .createIndex('contacts_by_name')
        .on('contacts')
        .columns(['organisation_id', 'searched', 'id'])
        .execute();
    },
  },
  {
    name: '2026-12-02-search-contacts',
    async up(query) {
      await sql`
        insert into search_waiting (organisation_id, kind, item_id, text)
        select organisation_id, 'contact', id, searched from contacts order by created_at`.execute(query);
    },
  },
];
