import type { SchemaChange } from '../../platform/database/schema-change';

/** A message that a caller has spoken. Its sound is in the media store under its id. */
export type VoicemailRow = {
  id: string;
  organisation_id: string;
  call_sid: string;
  /** The provider's: a callback that comes again is the same message. */
  recording_sid: string;
  /** Whose credentials fetch the sound. */
  account_sid: string;
  url: string;
  caller: string;
  called: string;
  received_at: number;
  duration_sec: number;
  /** `waiting`, `stored` or `failed`. */
  state: string;
  /** Why the sound is not here. */
  problem: string | null;
  type: string | null;
  bytes: number | null;
  transcript: string | null;
  /** `no-transcriber` or `not-understood`. */
  transcript_problem: string | null;
  heard_at: number | null;
  heard_by: string | null;
  /** When it is erased; null: it is kept. */
  erase_at: number | null;
};

/** Until when an account's list was looked through for messages whose callback never came, by when they began. */
export type VoicemailLookRow = { account_sid: string; until: number };

export type VoicemailTables = { voicemails: VoicemailRow; voicemail_looks: VoicemailLookRow };

export const VOICEMAIL_SCHEMA: readonly SchemaChange[] = [
  {
    name: '2026-11-29-voicemail',
    async up({ schema }) {
      await schema
        .createTable('voicemails')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('organisation_id', 'text', (column) => column.notNull())
        .addColumn('call_sid', 'text', (column) => column.notNull())
        .addColumn('recording_sid', 'text', (column) => column.notNull().unique())
        .addColumn('account_sid', 'text', (column) => column.notNull())
        .addColumn('url', 'text', (column) => column.notNull())
        .addColumn('caller', 'text', (column) => column.notNull())
        .addColumn('called', 'text', (column) => column.notNull())
        .addColumn('received_at', 'bigint', (column) => column.notNull())
        .addColumn('duration_sec', 'bigint', (column) => column.notNull())
        .addColumn('state', 'text', (column) => column.notNull())
        .addColumn('problem', 'text')
        .addColumn('type', 'text')
        .addColumn('bytes', 'bigint')
        .addColumn('transcript', 'text')
        .addColumn('transcript_problem', 'text')
        .addColumn('heard_at', 'bigint')
        .addColumn('heard_by', 'text')
        .addColumn('erase_at', 'bigint')
        .execute();
      await schema
        .createIndex('voicemails_by_organisation')
        .on('voicemails')
        .columns(['organisation_id', 'received_at'])
        .execute();
      await schema
        .createIndex('voicemails_unheard')
        .on('voicemails')
        .columns(['organisation_id', 'heard_at'])
        .execute();
      await schema.createIndex('voicemails_to_erase').on('voicemails').column('erase_at').execute();
    },
  },
  {
    name: '2026-12-12-voicemail-looks',
    async up({ schema }) {
      await schema
        .createTable('voicemail_looks')
        .addColumn('account_sid', 'text', (column) => column.primaryKey())
        .addColumn('until', 'bigint', (column) => column.notNull())
        .execute();
    },
  },
];
