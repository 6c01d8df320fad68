import { sql } from 'kysely';
import type { SchemaChange } from '../database/schema-change';

/** A job of the embedded queue. PostgreSQL keeps its jobs in pg-boss's own tables. */
export type JobRow = {
  id: string;
  queue: string;
  data: string;
  request_id: string | null;
  enqueued_at: number;
  run_at: number;
  /** Null: it waits. */
  started_at: number | null;
  attempts: number;
};

/** Keys stay after their jobs: at most one job of a key, for ever. */
export type JobKeyRow = { queue: string; key: string; job_id: string };

/** Jobs whose effect is in the database. */
export type JobEffectRow = {
  job_id: string;
  done_at: number;
  /** When the job was completed; null while it may be delivered again. */
  finished_at: number | null;
};

export type DeadLetterRow = {
  id: string;
  queue: string;
  data: string;
  request_id: string | null;
  reason: string;
  code: string | null;
  attempts: number;
  enqueued_at: number;
  died_at: number;
};

export type JobScheduleRow = { queue: string; cron: string; next_at: number };

export type QueueTables = {
  jobs: JobRow;
  job_keys: JobKeyRow;
  job_effects: JobEffectRow;
  dead_letters: DeadLetterRow;
  job_schedules: JobScheduleRow;
};

export const QUEUE_SCHEMA: readonly SchemaChange[] = [
  {
    name: '2026-11-20-jobs',
    async up({ schema }, engine) {
      await schema
        .createTable('job_keys')
        .addColumn('queue', 'text', (column) => column.notNull())
        .addColumn('key', 'text', (column) => column.notNull())
        .addColumn('job_id', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('job_keys_key', ['queue', 'key'])
        .execute();
      await schema
        .createTable('job_effects')
        .addColumn('job_id', 'text', (column) => column.primaryKey())
        .addColumn('done_at', 'bigint', (column) => column.notNull())
        .addColumn('finished_at', 'bigint')
        .execute();
      await schema
        .createIndex('job_effects_finished')
        .on('job_effects')
        .column('finished_at')
        .where('finished_at', 'is not', null)
        .execute();
      await schema
        .createTable('dead_letters')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('queue', 'text', (column) => column.notNull())
        .addColumn('data', 'text', (column) => column.notNull())
        .addColumn('request_id', 'text')
        .addColumn('reason', 'text', (column) => column.notNull())
        .addColumn('code', 'text')
        .addColumn('attempts', 'integer', (column) => column.notNull())
        .addColumn('enqueued_at', 'bigint', (column) => column.notNull())
        .addColumn('died_at', 'bigint', (column) => column.notNull())
        .execute();
      await schema.createIndex('dead_letters_died').on('dead_letters').columns(['died_at', 'id']).execute();
      await schema.createIndex('dead_letters_queue').on('dead_letters').column('queue').execute();
      await schema
        .createTable('job_schedules')
        .addColumn('queue', 'text', (column) => column.primaryKey())
        .addColumn('cron', 'text', (column) => column.notNull())
        .addColumn('next_at', 'bigint', (column) => column.notNull())
        .execute();

      if (engine !== 'sqlite') return;
      await schema
        .createTable('jobs')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('queue', 'text', (column) => column.notNull())
        .addColumn('data', 'text', (column) => column.notNull())
        .addColumn('request_id', 'text')
        .addColumn('enqueued_at', 'bigint', (column) => column.notNull())
        .addColumn('run_at', 'bigint', (column) => column.notNull())
        .addColumn('started_at', 'bigint')
        .addColumn('attempts', 'integer', (column) => column.notNull())
        .execute();
      await schema
        .createIndex('jobs_waiting')
        .on('jobs')
        .columns(['queue', 'run_at'])
        .where(sql.ref('started_at'), 'is', null)
        .execute();
      await schema
        .createIndex('jobs_started')
        .on('jobs')
        .columns(['queue', 'started_at'])
        .where('started_at', 'is not', null)
        .execute();
    },
  },
];
