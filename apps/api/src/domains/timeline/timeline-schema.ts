import type { SchemaChange } from '../../platform/database/schema-change';

/** Indexes only: calls are looked for by the number at their other end. */
export const TIMELINE_SCHEMA: readonly SchemaChange[] = [
  {
    name: '2026-12-01-timeline',
    async up({ schema }) {
      for (const end of ['caller', 'called'])
        await schema
          .createIndex(`calls_by_${end}`)
          .on('calls')
          .columns(['organisation_id', end, 'started_at', 'call_sid'])
          .execute();
    },
  },
];
