import type { SchemaChange } from '../database/schema-change';

/** The number that a stream has come to. Its row is the lock under which numbers are given. */
export type ActivityCounterRow = { stream: string; number: number };

export type ActivityRow = {
  stream: string;
  number: number;
  /** Epoch milliseconds. */
  at: number;
  kind: string;
  /** JSON. */
  data: string;
  role: string;
  person_id: string | null;
  /** 0: no list of what happened has it. */
  listed: number;
};

export type ActivityTables = { activity: ActivityRow; activity_counter: ActivityCounterRow };

export const ACTIVITY_SCHEMA: SchemaChange[] = [
  {
    name: '2026-11-20-activity',
    up: async (schema) => {
      await schema.schema
        .createTable('activity_counter')
        .addColumn('stream', 'text', (column) => column.primaryKey())
        .addColumn('number', 'bigint', (column) => column.notNull())
        .execute();
      await schema.schema
        .createTable('activity')
        .addColumn('stream', 'text', (column) => column.notNull())
        .addColumn('number', 'bigint', (column) => column.notNull())
        .addColumn('at', 'bigint', (column) => column.notNull())
        .addColumn('kind', 'text', (column) => column.notNull())
        .addColumn('data', 'text', (column) => column.notNull())
        .addColumn('role', 'text', (column) => column.notNull())
        .addColumn('person_id', 'text')
        .addPrimaryKeyConstraint('activity_key', ['stream', 'number'])
        .execute();
      await schema.schema.createIndex('activity_at').on('activity').column('at').execute();
    },
  },
  {
    name: '2026-11-29-activity-listed',
    up: async (schema) => {
      await schema.schema
        .alterTable('activity')
        .addColumn('listed', 'integer', (column) => column.notNull().defaultTo(1))
        .execute();
      await schema
        .withTables<Pick<ActivityTables, 'activity'>>()
        .updateTable('activity')
        .set({ listed: 0 })
        .where('kind', '=', 'flows/walked')
        .execute();
    },
  },
];
