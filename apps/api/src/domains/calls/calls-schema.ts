import type { SchemaChange } from '../../platform/database/schema-change';

/** Where an agent's browser can be rung, and until when. One row for each person. */
export type PhonePresenceRow = {
  person_id: string;
  organisation_id: string;
  /** A client can be rung only by the account whose token it holds. */
  account_sid: string;
  seen_at: number;
  /** When the token of the latest browser expires. */
  expires_at: number;
};

export type CallDirection = 'incoming' | 'outgoing';

/** A call of the team, without what was said in it. Calls from before 2026-11-29 have masked numbers (`+34***567`). */
export type CallRow = {
  call_sid: string;
  /** Null: it came for a number of no organisation. */
  organisation_id: string | null;
  /** Who dialled, where a person of the organisation did. */
  person_id: string | null;
  direction: CallDirection;
  /** E.164, or as it came (`anonymous`); of a person who dials the number that they show. */
  caller: string;
  /** E.164, or the identity of a colleague. */
  called: string;
  started_at: number;
  ended_at: number | null;
  /** How it ended: a dial status, `nobody-there`, `refused` or `unknown-number`. */
  outcome: string | null;
  /** Of outgoing calls: seconds that it was let last. */
  granted_sec: number | null;
  /** When the provider told that it dials, and that somebody answered. */
  dialled_at: number | null;
  answered_at: number | null;
  talked_sec: number | null;
  /** The person of the organisation who took it. */
  answered_by: string | null;
};

/** A step of a flow that a call has come to. */
export type CallStepRow = {
  call_sid: string;
  /** The provider's id of the webhook, which is the same when it is sent again. */
  webhook: string;
  flow: string;
  step: string;
  at: number;
};

/** Where a call goes on that somebody has transferred. */
export type CallTransferRow = {
  /** Of whoever is given on, not of the agent. */
  call_sid: string;
  /** A colleague, or else a number. */
  person_id: string | null;
  number: string | null;
  /** The number that is shown there, E.164. */
  caller_id: string;
  /** 1 where the call had come in. */
  came_in: number;
};

export type CallTables = {
  call_transfers: CallTransferRow;
  phone_presence: PhonePresenceRow;
  calls: CallRow;
  call_steps: CallStepRow;
  /** Of the domain `people`, to leave out whoever may not take calls any more. */
  people: { id: string; organisation_id: string; role: string; active: number };
};

export const CALLS_SCHEMA: readonly SchemaChange[] = [
  {
    name: '2026-11-20-team-calls',
    async up({ schema }) {
      await schema
        .createTable('phone_presence')
        .addColumn('person_id', 'text', (column) => column.primaryKey())
        .addColumn('organisation_id', 'text', (column) => column.notNull())
        .addColumn('account_sid', 'text', (column) => column.notNull())
        .addColumn('seen_at', 'bigint', (column) => column.notNull())
        .addColumn('expires_at', 'bigint', (column) => column.notNull())
        .execute();
      await schema
        .createIndex('phone_presence_by_organisation')
        .on('phone_presence')
        .columns(['organisation_id', 'account_sid', 'seen_at'])
        .execute();
      await schema
        .createTable('calls')
        .addColumn('call_sid', 'text', (column) => column.primaryKey())
        .addColumn('organisation_id', 'text')
        .addColumn('person_id', 'text')
        .addColumn('direction', 'text', (column) => column.notNull())
        .addColumn('caller', 'text', (column) => column.notNull())
        .addColumn('called', 'text', (column) => column.notNull())
        .addColumn('started_at', 'bigint', (column) => column.notNull())
        .addColumn('ended_at', 'bigint')
        .addColumn('outcome', 'text')
        .execute();
      await schema
        .createIndex('calls_by_organisation')
        .on('calls')
        .columns(['organisation_id', 'started_at'])
        .execute();
    },
  },
  {
    name: '2026-11-28-call-limits',
    async up({ schema }) {
      for (const column of ['granted_sec', 'dialled_at', 'answered_at', 'talked_sec'])
        await schema.alterTable('calls').addColumn(column, 'bigint').execute();
      await schema.createIndex('calls_by_person').on('calls').columns(['person_id', 'started_at']).execute();
    },
  },
  {
    name: '2026-11-29-call-history',
    async up({ schema }) {
      await schema.alterTable('calls').addColumn('answered_by', 'text').execute();
      await schema
        .createTable('call_steps')
        .addColumn('call_sid', 'text', (column) => column.notNull())
        .addColumn('webhook', 'text', (column) => column.notNull())
        .addColumn('flow', 'text', (column) => column.notNull())
        .addColumn('step', 'text', (column) => column.notNull())
        .addColumn('at', 'bigint', (column) => column.notNull())
        .addPrimaryKeyConstraint('call_steps_key', ['call_sid', 'webhook'])
        .execute();
    },
  },
  {
    name: '2026-11-29-transfers',
    async up({ schema }) {
      await schema
        .createTable('call_transfers')
        .addColumn('call_sid', 'text', (column) => column.primaryKey())
        .addColumn('person_id', 'text')
        .addColumn('number', 'text')
        .addColumn('caller_id', 'text', (column) => column.notNull())
        .addColumn('came_in', 'integer', (column) => column.notNull())
        .execute();
    },
  },
];
