import { sql } from 'kysely';
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
  /** How it ended: a dial status, `nobody-there`, `refused`, `unknown-number`, or `unknown` where the provider has it no more. */
  outcome: string | null;
  /** Of outgoing calls: seconds that it was let last. */
  granted_sec: number | null;
  /** When the provider told that it dials, and that somebody answered. */
  dialled_at: number | null;
  answered_at: number | null;
  talked_sec: number | null;
  /** The person of the organisation who took it. */
  answered_by: string | null;
  /** Account of the provider by which it went; null of calls from before 2026-12-11, and of those of a demo. */
  account_sid: string | null;
  /** What the provider billed for all of its legs, in millionths of the unit (`USD`); null until it says so, some time after. */
  price_micros: number | null;
  price_unit: string | null;
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

/** What was sent to a step and what it answered; kept for a week. */
export type CallAnswerRow = {
  call_sid: string;
  webhook: string;
  /** What the provider sent, and what our link carried: JSON, without secrets. */
  parameters: string;
  query: string;
  /** Addresses of this server stand without it. Null: the step failed. */
  twiml: string | null;
  failure: string | null;
  /** 1 where what was pressed or said was left out. */
  is_secret: number;
  at: number;
};

/** A call that an agent gave to somebody else. One row each time. */
export type CallHandoverRow = {
  id: string;
  /** The call as the history has it. */
  call_sid: string;
  /** The side that goes on: of whoever talks with the team. */
  moved_sid: string;
  /** The side of the agent who gave it away. */
  left_sid: string;
  by_person: string;
  /** A colleague, or else a number. */
  to_person: string | null;
  to_number: string | null;
  /** The number that is shown there, E.164. */
  caller_id: string;
  /** 1 where the call had come in. */
  came_in: number;
  at: number;
  /** To a number: seconds that it was let last. */
  granted_sec: number | null;
  /** When somebody was there, and which person of the organisation: others may be rung than the one it was meant for. */
  taken_at: number | null;
  taken_by: string | null;
  /** When it was given on, or was over. */
  ended_at: number | null;
};

/** Where a side of a call goes on that was put on hold. */
export type CallRoomRow = {
  side_sid: string;
  /** Name of the room at the provider. */
  room: string;
  opened_at: number;
  /** Seconds that the call may still last. */
  time_limit_sec: number;
  /** Whom the agent of this side asks there: a call, and the person whose it is. */
  consulted_sid: string | null;
  consulted_person: string | null;
  /** To whom the call is given where the agent hangs up while asking, as JSON. */
  handover: string | null;
};

/** A call that was taken by another call, of a browser, which is none of its legs. */
export type CallTakingRow = { side_sid: string; call_sid: string };

export type CallTables = {
  call_takings: CallTakingRow;
  call_rooms: CallRoomRow;
  call_handovers: CallHandoverRow;
  phone_presence: PhonePresenceRow;
  calls: CallRow;
  call_steps: CallStepRow;
  call_answers: CallAnswerRow;
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
  {
    name: '2026-11-29-transfers-kept',
    async up({ schema }) {
      // It held where calls go on that are long over.
      await schema.dropTable('call_transfers').execute();
      await schema
        .createTable('call_handovers')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('call_sid', 'text', (column) => column.notNull())
        .addColumn('moved_sid', 'text', (column) => column.notNull())
        .addColumn('left_sid', 'text', (column) => column.notNull())
        .addColumn('by_person', 'text', (column) => column.notNull())
        .addColumn('to_person', 'text')
        .addColumn('to_number', 'text')
        .addColumn('caller_id', 'text', (column) => column.notNull())
        .addColumn('came_in', 'integer', (column) => column.notNull())
        .addColumn('at', 'bigint', (column) => column.notNull())
        .addColumn('granted_sec', 'bigint')
        .addColumn('taken_at', 'bigint')
        .addColumn('taken_by', 'text')
        .addColumn('ended_at', 'bigint')
        .execute();
      for (const [name, ...columns] of [
        ['call_handovers_by_call', 'call_sid', 'at'],
        ['call_handovers_by_side', 'moved_sid', 'at'],
        ['call_handovers_by_person', 'by_person', 'at'],
      ] as const)
        await schema.createIndex(name).on('call_handovers').columns(columns).execute();
    },
  },
  {
    name: '2026-11-29-transfers-rooms',
    async up({ schema }) {
      await schema
        .createTable('call_rooms')
        .addColumn('side_sid', 'text', (column) => column.primaryKey())
        .addColumn('room', 'text', (column) => column.notNull())
        .addColumn('opened_at', 'bigint', (column) => column.notNull())
        .addColumn('time_limit_sec', 'bigint', (column) => column.notNull())
        .addColumn('consulted_sid', 'text')
        .addColumn('consulted_person', 'text')
        .execute();
      await schema
        .createTable('call_takings')
        .addColumn('side_sid', 'text', (column) => column.primaryKey())
        .addColumn('call_sid', 'text', (column) => column.notNull())
        .execute();
      await schema.createIndex('call_rooms_by_time').on('call_rooms').column('opened_at').execute();
    },
  },
  {
    name: '2026-12-03-consultations',
    async up({ schema }) {
      await schema.alterTable('call_rooms').addColumn('handover', 'text').execute();
    },
  },
  {
    name: '2026-12-01-timeline',
    // A person's calls are looked for by the number at their other end.
    async up({ schema }) {
      for (const end of ['caller', 'called'])
        await schema
          .createIndex(`calls_by_${end}`)
          .on('calls')
          .columns(['organisation_id', end, 'started_at', 'call_sid'])
          .execute();
    },
  },
  {
    name: '2026-11-29-call-answers',
    async up({ schema }) {
      await schema
        .createTable('call_answers')
        .addColumn('call_sid', 'text', (column) => column.notNull())
        .addColumn('webhook', 'text', (column) => column.notNull())
        .addColumn('parameters', 'text', (column) => column.notNull())
        .addColumn('query', 'text', (column) => column.notNull())
        .addColumn('twiml', 'text')
        .addColumn('failure', 'text')
        .addColumn('is_secret', 'integer', (column) => column.notNull())
        .addColumn('at', 'bigint', (column) => column.notNull())
        .addPrimaryKeyConstraint('call_answers_key', ['call_sid', 'webhook'])
        .execute();
      await schema.createIndex('call_answers_by_time').on('call_answers').column('at').execute();
    },
  },
  {
    name: '2026-12-11-call-prices',
    async up({ schema }) {
      await schema.alterTable('calls').addColumn('account_sid', 'text').execute();
      await schema.alterTable('calls').addColumn('price_micros', 'bigint').execute();
      await schema.alterTable('calls').addColumn('price_unit', 'text').execute();
      await schema
        .createIndex('calls_without_price')
        .on('calls')
        .column('started_at')
        .where(sql.ref('price_unit'), 'is', null)
        .where(sql.ref('account_sid'), 'is not', null)
        .execute();
      await schema.createIndex('call_takings_by_call').on('call_takings').column('call_sid').execute();
    },
  },
  {
    name: '2026-12-12-open-calls',
    async up({ schema }) {
      await schema
        .createIndex('calls_without_end')
        .on('calls')
        .columns(['account_sid', 'started_at'])
        .where(sql.ref('ended_at'), 'is', null)
        .execute();
    },
  },
  {
    name: '2026-12-13-handovers-by-number',
    // Whoever wants nothing kept of them may have been given a call of somebody else.
    async up({ schema }) {
      await schema
        .createIndex('call_handovers_by_number')
        .on('call_handovers')
        .column('to_number')
        .where(sql.ref('to_number'), 'is not', null)
        .execute();
    },
  },
];
