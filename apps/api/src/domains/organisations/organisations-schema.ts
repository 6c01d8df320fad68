import type { QuarantineItem } from '@centralita/shared-types';
import type { SchemaChange } from '../../platform/database/schema-change';

export type OrganisationRow = { id: string; name: string; created_at: number };

/** Numbers are found by a keyed digest, and read from a seal: none stands in the database in clear. */
export type OrganisationNumberRow = {
  digest: string;
  organisation_id: string;
  /** Order in which the organisation lists its numbers; the first is its caller id. */
  position: number;
  sealed_number: string;
};

export type MailDomainRow = { domain: string; organisation_id: string; position: number };

export type QuarantineRow = {
  id: string;
  channel: QuarantineItem['channel'];
  /** Of the number or domain that nobody has. */
  digest: string;
  sealed_recipient: string;
  /** Masked. */
  sender: string;
  count: number;
  first_at: number;
  last_at: number;
};

/** Secrets of digests: random, and sealed, so that a new server key leaves the digests as they are. */
export type LookupSecretRow = { id: string; sealed_secret: string };

export type OrganisationTables = {
  organisations: OrganisationRow;
  organisation_numbers: OrganisationNumberRow;
  mail_domains: MailDomainRow;
  quarantine: QuarantineRow;
  lookup_secrets: LookupSecretRow;
};

export const ORGANISATIONS_SCHEMA: readonly SchemaChange[] = [
  {
    name: '2026-11-20-organisations',
    async up(schema) {
      await schema.schema
        .createTable('organisations')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('name', 'text', (column) => column.notNull())
        .addColumn('created_at', 'bigint', (column) => column.notNull())
        .execute();
      await schema.schema
        .createTable('organisation_numbers')
        .addColumn('digest', 'text', (column) => column.primaryKey())
        .addColumn('organisation_id', 'text', (column) => column.notNull().references('organisations.id'))
        .addColumn('position', 'bigint', (column) => column.notNull())
        .addColumn('sealed_number', 'text', (column) => column.notNull())
        .execute();
      await schema.schema
        .createIndex('organisation_numbers_organisation')
        .on('organisation_numbers')
        .column('organisation_id')
        .execute();
      await schema.schema
        .createTable('mail_domains')
        .addColumn('domain', 'text', (column) => column.primaryKey())
        .addColumn('organisation_id', 'text', (column) => column.notNull().references('organisations.id'))
        .addColumn('position', 'bigint', (column) => column.notNull())
        .execute();
      await schema.schema
        .createIndex('mail_domains_organisation')
        .on('mail_domains')
        .column('organisation_id')
        .execute();
      await schema.schema
        .createTable('lookup_secrets')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('sealed_secret', 'text', (column) => column.notNull())
        .execute();
      await schema.schema
        .createTable('quarantine')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('channel', 'text', (column) => column.notNull())
        .addColumn('digest', 'text', (column) => column.notNull())
        .addColumn('sealed_recipient', 'text', (column) => column.notNull())
        .addColumn('sender', 'text', (column) => column.notNull())
        .addColumn('count', 'integer', (column) => column.notNull())
        .addColumn('first_at', 'bigint', (column) => column.notNull())
        .addColumn('last_at', 'bigint', (column) => column.notNull())
        .addUniqueConstraint('quarantine_recipient', ['digest', 'channel'])
        .execute();
      await schema.schema
        .createIndex('quarantine_last')
        .on('quarantine')
        .columns(['last_at', 'id'])
        .execute();
    },
  },
];
