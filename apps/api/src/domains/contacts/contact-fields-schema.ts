import type { ContactFieldKind } from '@centralita/shared-types';
import type { SchemaChange } from '../../platform/database/schema-change';

/** What an organisation keeps of its contacts, besides name and note. */
export type ContactFieldRow = {
  id: string;
  organisation_id: string;
  name: string;
  /** The name as it is compared: no two of an organisation have the same. */
  folded: string;
  kind: ContactFieldKind;
  /** JSON, a list of texts. */
  choices: string;
  position: number;
};

/** What a field is for a contact; the same for all that are one person's. */
export type ContactValueRow = {
  contact_id: string;
  field_id: string;
  organisation_id: string;
  value: string;
  /** Lower case: what a search looks at; null for dates. */
  searched: string | null;
};

export type ContactFieldTables = { contact_fields: ContactFieldRow; contact_values: ContactValueRow };

export const CONTACT_FIELDS_SCHEMA: readonly SchemaChange[] = [
  {
    name: '2026-12-08-contact-fields',
    async up({ schema }) {
      await schema
        .createTable('contact_fields')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('organisation_id', 'text', (column) => column.notNull())
        .addColumn('name', 'text', (column) => column.notNull())
        .addColumn('folded', 'text', (column) => column.notNull())
        .addColumn('kind', 'text', (column) => column.notNull())
        .addColumn('choices', 'text', (column) => column.notNull())
        .addColumn('position', 'integer', (column) => column.notNull())
        .execute();
      await schema
        .createIndex('contact_fields_by_name')
        .unique()
        .on('contact_fields')
        .columns(['organisation_id', 'folded'])
        .execute();
      await schema
        .createTable('contact_values')
        .addColumn('contact_id', 'text', (column) => column.notNull())
        .addColumn('field_id', 'text', (column) => column.notNull())
        .addColumn('organisation_id', 'text', (column) => column.notNull())
        .addColumn('value', 'text', (column) => column.notNull())
        .addColumn('searched', 'text')
        .addPrimaryKeyConstraint('contact_values_of_contact', ['contact_id', 'field_id'])
        .execute();
      await schema
        .createIndex('contact_values_of_field')
        .on('contact_values')
        .columns(['field_id', 'contact_id'])
        .execute();
    },
  },
];
