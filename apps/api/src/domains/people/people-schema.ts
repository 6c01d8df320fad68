import type { PersonLanguage, PersonTheme, Role } from '@centralita/shared-types';
import type { SchemaChange } from '../../platform/database/schema-change';

export type PersonRow = {
  id: string;
  organisation_id: string;
  name: string;
  /** Lower case; one person per address on the whole server. */
  email: string;
  role: Role;
  active: number;
  /** Argon2id with its parameters, as `PasswordHasher` writes it. */
  password_hash: string;
  language: PersonLanguage | null;
  theme: PersonTheme | null;
  /** Sealed; the second factor that is in force. */
  totp_secret: string | null;
  /** Sealed; offered, and not proven yet. */
  totp_offered: string | null;
  /** Time step of the last code that was accepted: no code counts twice. */
  totp_last_step: number;
  created_at: number;
  last_seen_at: number | null;
};

export type SessionRow = {
  id: string;
  /** Digest of what the cookie holds. */
  secret_hash: string;
  person_id: string;
  created_at: number;
  last_seen_at: number;
  device: string;
  address: string;
};

/** Digest of a code that one terminal showed while nobody owned the server. */
export type SetupCodeRow = { code_hash: string; created_at: number };

/** One row at most: that it can be written only once is what lets only one person found the server. */
export type FoundingRow = { id: number; person_id: string; at: number };

export type InvitationRow = {
  id: string;
  code_hash: string;
  organisation_id: string;
  email: string;
  role: Role;
  invited_by: string;
  created_at: number;
  expires_at: number;
};

export type PasswordResetRow = {
  code_hash: string;
  person_id: string;
  /** Null where the command on the server made it. */
  made_by: string | null;
  created_at: number;
  expires_at: number;
};

export type RecoveryCodeRow = { person_id: string; code_hash: string };

export type ProgramTokenRow = {
  id: string;
  person_id: string;
  name: string;
  role: Role;
  created_at: number;
  expires_at: number;
  last_used_at: number | null;
};

/** Failed sign-ins of an account or of an address: `key` says which, without telling the e-mail address. */
export type SignInFailuresRow = { key: string; failures: number; last_at: number; wait_until: number };

export type PeopleTables = {
  people: PersonRow;
  sessions: SessionRow;
  setup_codes: SetupCodeRow;
  founding: FoundingRow;
  invitations: InvitationRow;
  password_resets: PasswordResetRow;
  recovery_codes: RecoveryCodeRow;
  program_tokens: ProgramTokenRow;
  sign_in_failures: SignInFailuresRow;
};

export const PEOPLE_SCHEMA: readonly SchemaChange[] = [
  {
    name: '2026-11-20-people',
    up: async ({ schema }) => {
      await schema
        .createTable('people')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('organisation_id', 'text', (column) => column.notNull().references('organisations.id'))
        .addColumn('name', 'text', (column) => column.notNull())
        .addColumn('email', 'text', (column) => column.notNull().unique())
        .addColumn('role', 'text', (column) => column.notNull())
        .addColumn('active', 'integer', (column) => column.notNull())
        .addColumn('password_hash', 'text', (column) => column.notNull())
        .addColumn('language', 'text')
        .addColumn('theme', 'text')
        .addColumn('totp_secret', 'text')
        .addColumn('totp_offered', 'text')
        .addColumn('totp_last_step', 'bigint', (column) => column.notNull())
        .addColumn('created_at', 'bigint', (column) => column.notNull())
        .addColumn('last_seen_at', 'bigint')
        .execute();
      await schema
        .createIndex('people_by_organisation')
        .on('people')
        .columns(['organisation_id', 'name', 'id'])
        .execute();
      await schema.createIndex('people_by_role').on('people').columns(['role', 'active']).execute();

      await schema
        .createTable('sessions')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('secret_hash', 'text', (column) => column.notNull().unique())
        .addColumn('person_id', 'text', (column) => column.notNull().references('people.id'))
        .addColumn('created_at', 'bigint', (column) => column.notNull())
        .addColumn('last_seen_at', 'bigint', (column) => column.notNull())
        .addColumn('device', 'text', (column) => column.notNull())
        .addColumn('address', 'text', (column) => column.notNull())
        .execute();
      await schema
        .createIndex('sessions_by_person')
        .on('sessions')
        .columns(['person_id', 'last_seen_at'])
        .execute();
      await schema.createIndex('sessions_by_last_seen').on('sessions').column('last_seen_at').execute();

      await schema
        .createTable('setup_codes')
        .addColumn('code_hash', 'text', (column) => column.primaryKey())
        .addColumn('created_at', 'bigint', (column) => column.notNull())
        .execute();
      await schema
        .createTable('founding')
        .addColumn('id', 'integer', (column) => column.primaryKey())
        .addColumn('person_id', 'text', (column) => column.notNull())
        .addColumn('at', 'bigint', (column) => column.notNull())
        .execute();

      await schema
        .createTable('invitations')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('code_hash', 'text', (column) => column.notNull().unique())
        .addColumn('organisation_id', 'text', (column) => column.notNull().references('organisations.id'))
        .addColumn('email', 'text', (column) => column.notNull())
        .addColumn('role', 'text', (column) => column.notNull())
        .addColumn('invited_by', 'text', (column) => column.notNull().references('people.id'))
        .addColumn('created_at', 'bigint', (column) => column.notNull())
        .addColumn('expires_at', 'bigint', (column) => column.notNull())
        .execute();
      await schema
        .createIndex('invitations_by_organisation')
        .unique()
        .on('invitations')
        .columns(['organisation_id', 'email'])
        .execute();
      await schema.createIndex('invitations_by_expiry').on('invitations').column('expires_at').execute();

      await schema
        .createTable('password_resets')
        .addColumn('code_hash', 'text', (column) => column.primaryKey())
        .addColumn('person_id', 'text', (column) => column.notNull().references('people.id'))
        .addColumn('created_at', 'bigint', (column) => column.notNull())
        .addColumn('expires_at', 'bigint', (column) => column.notNull())
        .execute();
      await schema
        .createIndex('password_resets_by_person')
        .on('password_resets')
        .column('person_id')
        .execute();
      await schema
        .createIndex('password_resets_by_expiry')
        .on('password_resets')
        .column('expires_at')
        .execute();

      await schema
        .createTable('recovery_codes')
        .addColumn('person_id', 'text', (column) => column.notNull().references('people.id'))
        .addColumn('code_hash', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('recovery_codes_key', ['person_id', 'code_hash'])
        .execute();

      await schema
        .createTable('program_tokens')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('person_id', 'text', (column) => column.notNull().references('people.id'))
        .addColumn('name', 'text', (column) => column.notNull())
        .addColumn('role', 'text', (column) => column.notNull())
        .addColumn('created_at', 'bigint', (column) => column.notNull())
        .addColumn('expires_at', 'bigint', (column) => column.notNull())
        .addColumn('last_used_at', 'bigint')
        .execute();
      await schema
        .createIndex('program_tokens_by_person')
        .on('program_tokens')
        .columns(['person_id', 'created_at'])
        .execute();
      await schema
        .createIndex('program_tokens_by_expiry')
        .on('program_tokens')
        .column('expires_at')
        .execute();

      await schema
        .createTable('sign_in_failures')
        .addColumn('key', 'text', (column) => column.primaryKey())
        .addColumn('failures', 'integer', (column) => column.notNull())
        .addColumn('last_at', 'bigint', (column) => column.notNull())
        .addColumn('wait_until', 'bigint', (column) => column.notNull())
        .execute();
      await schema.createIndex('sign_in_failures_by_last').on('sign_in_failures').column('last_at').execute();
    },
  },
  {
    name: '2026-12-12-password-resets-made-by',
    async up(database) {
      // Of those that are there nobody knows who made them, and without a maker they would hold whatever becomes of them.
      await database.withTables<PeopleTables>().deleteFrom('password_resets').execute();
      await database.schema
        .alterTable('password_resets')
        .addColumn('made_by', 'text', (column) => column.references('people.id'))
        .execute();
    },
  },
];
