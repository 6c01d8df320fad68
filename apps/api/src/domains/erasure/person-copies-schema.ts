import type { PersonCopyLanguage, PersonCopyProblem, PersonCopyState } from '@centralita/shared-types';
import type { SchemaChange } from '../../platform/database/schema-change';

/** A copy of everything about one person, that somebody asked for. Its ZIP has the same id in the media store. */
export type PersonCopyRow = {
  id: string;
  organisation_id: string;
  /** One of the person's contacts, when it was asked for. */
  contact_id: string;
  language: PersonCopyLanguage;
  state: PersonCopyState;
  asked_by: string | null;
  asked_at: number;
  bytes: number | null;
  /** Only of a copy that failed. */
  problem: PersonCopyProblem | null;
  expires_at: number;
};

export type PersonCopyTables = { person_copies: PersonCopyRow };

export const PERSON_COPIES_SCHEMA: readonly SchemaChange[] = [
  {
    name: '2026-12-08-person-copies',
    async up({ schema }) {
      await schema
        .createTable('person_copies')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('organisation_id', 'text', (column) => column.notNull())
        .addColumn('contact_id', 'text', (column) => column.notNull())
        .addColumn('language', 'text', (column) => column.notNull())
        .addColumn('state', 'text', (column) => column.notNull())
        .addColumn('asked_by', 'text')
        .addColumn('asked_at', 'bigint', (column) => column.notNull())
        .addColumn('bytes', 'bigint')
        .addColumn('expires_at', 'bigint', (column) => column.notNull())
        .execute();
      await schema
        .createIndex('person_copies_of_contact')
        .on('person_copies')
        .columns(['contact_id', 'asked_at'])
        .execute();
      await schema.createIndex('person_copies_over').on('person_copies').column('expires_at').execute();
    },
  },
  {
    name: '2026-12-09-person-copies-problem',
    async up({ schema }) {
      await schema.alterTable('person_copies').addColumn('problem', 'text').execute();
    },
  },
];
