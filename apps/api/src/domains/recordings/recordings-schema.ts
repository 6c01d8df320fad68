import type { SchemaChange } from '../../platform/database/schema-change';

/** Why a call may be recorded. One row for each side that was told, as long as its recordings are kept. */
export type CallConsentRow = {
  /** The provider's id of the side outside of the team: of a call that came in the call itself. */
  side_sid: string;
  /** The call as the history has it. */
  call_sid: string;
  organisation_id: string;
  /** `announced` or `agreed`. */
  consent: string;
  keep_days: number;
  /** 1: its recordings are written down. */
  transcribed: number;
  given_at: number;
  /** When a recording of the whole side was asked for: what it is dialled to is not recorded once more. */
  begun_at: number | null;
  /** When it is forgotten. */
  erase_at: number;
};

/** What was said in a call. Its sound is in the media store under its id. */
export type RecordingRow = {
  id: string;
  organisation_id: string;
  /** The call as the history has it. */
  call_sid: string;
  /** The provider's: a callback that comes again is the same recording. */
  recording_sid: string;
  /** Whose credentials fetch the sound. */
  account_sid: string;
  url: string;
  recorded_at: number;
  duration_sec: number;
  channels: number;
  /** On which channel the side outside of the team is: 0 left, 1 right; null: both on one. */
  outside_channel: number | null;
  /** 1: it is written down. */
  transcribed: number;
  /** `SpokenLine`s as JSON. */
  transcript: string | null;
  /** `no-transcriber` or `not-understood`. */
  transcript_problem: string | null;
  /** `announced` or `agreed`. */
  consent: string;
  /** `waiting`, `stored`, `failed` or `erased`. */
  state: string;
  /** Why the sound is not here. */
  problem: string | null;
  type: string | null;
  bytes: number | null;
  erase_at: number;
  /** An erased one stays as a row that says so. */
  erased_at: number | null;
  /** A person of the team; null: its time was over. */
  erased_by: string | null;
};

export type RecordingTables = { call_consents: CallConsentRow; recordings: RecordingRow };

export const RECORDINGS_SCHEMA: readonly SchemaChange[] = [
  {
    name: '2026-12-09-recordings',
    async up({ schema }) {
      await schema
        .createTable('call_consents')
        .addColumn('side_sid', 'text', (column) => column.primaryKey())
        .addColumn('call_sid', 'text', (column) => column.notNull())
        .addColumn('organisation_id', 'text', (column) => column.notNull())
        .addColumn('consent', 'text', (column) => column.notNull())
        .addColumn('keep_days', 'integer', (column) => column.notNull())
        .addColumn('given_at', 'bigint', (column) => column.notNull())
        .addColumn('begun_at', 'bigint')
        .addColumn('erase_at', 'bigint', (column) => column.notNull())
        .execute();
      await schema
        .createTable('recordings')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('organisation_id', 'text', (column) => column.notNull())
        .addColumn('call_sid', 'text', (column) => column.notNull())
        .addColumn('recording_sid', 'text', (column) => column.notNull().unique())
        .addColumn('account_sid', 'text', (column) => column.notNull())
        .addColumn('url', 'text', (column) => column.notNull())
        .addColumn('recorded_at', 'bigint', (column) => column.notNull())
        .addColumn('duration_sec', 'bigint', (column) => column.notNull())
        .addColumn('channels', 'integer', (column) => column.notNull())
        .addColumn('consent', 'text', (column) => column.notNull())
        .addColumn('state', 'text', (column) => column.notNull())
        .addColumn('problem', 'text')
        .addColumn('type', 'text')
        .addColumn('bytes', 'bigint')
        .addColumn('erase_at', 'bigint', (column) => column.notNull())
        .addColumn('erased_at', 'bigint')
        .addColumn('erased_by', 'text')
        .execute();
      for (const [name, table, ...columns] of [
        ['call_consents_by_call', 'call_consents', 'call_sid'],
        ['call_consents_to_erase', 'call_consents', 'erase_at'],
        ['recordings_by_call', 'recordings', 'call_sid', 'recorded_at'],
        ['recordings_to_erase', 'recordings', 'erased_at', 'erase_at'],
      ] as const)
        await schema.createIndex(name).on(table).columns(columns).execute();
    },
  },
  {
    name: '2026-12-10-recording-transcripts',
    async up({ schema }) {
      for (const table of ['call_consents', 'recordings'])
        await schema
          .alterTable(table)
          .addColumn('transcribed', 'integer', (column) => column.notNull().defaultTo(0))
          .execute();
      await schema.alterTable('recordings').addColumn('outside_channel', 'integer').execute();
      await schema.alterTable('recordings').addColumn('transcript', 'text').execute();
      await schema.alterTable('recordings').addColumn('transcript_problem', 'text').execute();
    },
  },
];
