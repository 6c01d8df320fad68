import { sql } from 'kysely';
import type { Actor } from './api/audit-log';
import type { SchemaChange } from '../../platform/database/schema-change';

/** What concerns the server and no organisation stands under this name. */
export const SERVER_SCOPE = 'server';

export type AuditRow = {
  id: string;
  at: number;
  /** An organisation's id, or `SERVER_SCOPE`. */
  scope: string;
  person_id: string | null;
  via: Actor['via'];
  address: string | null;
  request_id: string | null;
  /** What stands before the slash of the action. */
  area: string;
  action: string;
  subject_kind: string | null;
  subject_id: string | null;
  /** JSON object. */
  details: string;
};

export type AuditTables = { audit: AuditRow };

/** Neither a fault in our code nor a slip at the database's prompt changes what was recorded. */
const SQLITE_GUARDS = ['update', 'delete'].map(
  (change) =>
    `create trigger audit_never_${change} before ${change} on audit begin select raise(abort, 'audit rows are never changed'); end`,
);
const POSTGRES_GUARDS = [
  `create function audit_refuses_change() returns trigger language plpgsql as $$ begin raise exception 'audit rows are never changed'; end $$`,
  'create trigger audit_never_changes before update or delete on audit for each row execute function audit_refuses_change()',
];

export const AUDIT_SCHEMA: readonly SchemaChange[] = [
  {
    name: '2026-11-20-audit',
    up: async (database, engine) => {
      const { schema } = database;
      await schema
        .createTable('audit')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('at', 'bigint', (column) => column.notNull())
        .addColumn('scope', 'text', (column) => column.notNull())
        .addColumn('person_id', 'text')
        .addColumn('via', 'text', (column) => column.notNull())
        .addColumn('address', 'text')
        .addColumn('request_id', 'text')
        .addColumn('area', 'text', (column) => column.notNull())
        .addColumn('action', 'text', (column) => column.notNull())
        .addColumn('subject_kind', 'text')
        .addColumn('subject_id', 'text')
        .addColumn('details', 'text', (column) => column.notNull())
        .execute();
      for (const filter of ['person_id', 'area', 'action']) {
        await schema
          .createIndex(`audit_by_${filter}`)
          .on('audit')
          .columns(['scope', filter, 'at', 'id'])
          .execute();
      }
      await schema.createIndex('audit_by_time').on('audit').columns(['scope', 'at', 'id']).execute();
      for (const statement of engine === 'sqlite' ? SQLITE_GUARDS : POSTGRES_GUARDS) {
        await sql.raw(statement).execute(database);
      }
    },
  },
];
