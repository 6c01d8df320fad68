import type { SchemaChange } from '../../platform/database/schema-change';

/** A caller in the queue, or one who was. */
export type QueueWaitRow = {
  call_sid: string;
  organisation_id: string;
  account_sid: string;
  caller: string;
  called: string;
  entered_at: number;
  /** When the caller was last known to wait. */
  seen_at: number;
  /** What the caller chose instead of waiting: `voicemail`, `callback` or `overflow`. */
  wish: string | null;
  /** The step by which an agent's browser takes the next one. */
  take_url: string;
  left_at: number | null;
  /** The provider's word, such as `bridged`. */
  result: string | null;
};

export type CallbackRow = {
  id: string;
  organisation_id: string;
  /** A caller asks once in a call. */
  call_sid: string;
  /** E.164. */
  number: string;
  asked_at: number;
  /** When they came into the queue, where they have left it to be called back: they keep their place. */
  waiting_since: number;
  done_at: number | null;
  done_by: string | null;
  /** Who was the last to go and call them, and when. */
  taken_at: number | null;
  taken_by: string | null;
};

export type CallQueueTables = { queue_waits: QueueWaitRow; callbacks: CallbackRow };

export const CALL_QUEUE_SCHEMA: readonly SchemaChange[] = [
  {
    name: '2026-11-29-queue',
    async up({ schema }) {
      await schema
        .createTable('queue_waits')
        .addColumn('call_sid', 'text', (column) => column.primaryKey())
        .addColumn('organisation_id', 'text', (column) => column.notNull())
        .addColumn('account_sid', 'text', (column) => column.notNull())
        .addColumn('caller', 'text', (column) => column.notNull())
        .addColumn('called', 'text', (column) => column.notNull())
        .addColumn('entered_at', 'bigint', (column) => column.notNull())
        .addColumn('seen_at', 'bigint', (column) => column.notNull())
        .addColumn('wish', 'text')
        .addColumn('take_url', 'text', (column) => column.notNull())
        .addColumn('left_at', 'bigint')
        .addColumn('result', 'text')
        .execute();
      await schema
        .createIndex('queue_waits_by_organisation')
        .on('queue_waits')
        .columns(['organisation_id', 'left_at'])
        .execute();
      await schema
        .createTable('callbacks')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('organisation_id', 'text', (column) => column.notNull())
        .addColumn('call_sid', 'text', (column) => column.notNull().unique())
        .addColumn('number', 'text', (column) => column.notNull())
        .addColumn('asked_at', 'bigint', (column) => column.notNull())
        .addColumn('done_at', 'bigint')
        .addColumn('done_by', 'text')
        .execute();
      await schema
        .createIndex('callbacks_by_organisation')
        .on('callbacks')
        .columns(['organisation_id', 'done_at'])
        .execute();
    },
  },
  {
    name: '2026-12-04-callback-places',
    async up(database) {
      await database.schema.alterTable('callbacks').addColumn('waiting_since', 'bigint').execute();
      await database
        .withTables<CallQueueTables>()
        .updateTable('callbacks')
        .set((row) => ({ waiting_since: row.ref('asked_at') }))
        .execute();
    },
  },
  {
    name: '2026-12-10-callbacks-taken',
    async up({ schema }) {
      await schema.alterTable('callbacks').addColumn('taken_at', 'bigint').execute();
      await schema.alterTable('callbacks').addColumn('taken_by', 'text').execute();
    },
  },
];
