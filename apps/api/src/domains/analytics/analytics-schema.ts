import { sql, type Kysely } from 'kysely';
import type { SchemaChange } from '../../platform/database/schema-change';
import type { Engine } from '../../platform/database/database';

/** Buckets are so long: every time zone of today begins its days at one. */
export const QUARTER_MS = 900_000;
/** Days of UTC, which hold the sums of their quarters: so that a year is not added up from 35,000 buckets. */
export const DAY_MS = 86_400_000;

export type Span = 'quarter' | 'day';

/**
 * What is counted. `message`: by author and state. `answer`: how long a customer waited for it. `hand-over`: a bot asked for a
 * person. `call`: by direction and result, with the milliseconds that were talked. `call-wait`: until somebody took the
 * call, or the caller gave up. `rating`: how satisfied a customer was, by whoever had the conversation then. `cost`: what the
 * provider billed for messages that went out, and for calls, by its unit of money.
 */
export type Figure = 'message' | 'answer' | 'hand-over' | 'call' | 'call-wait' | 'rating' | 'cost';

export type FigureRow = {
  organisation_id: string;
  span: Span;
  /** Begin of the bucket. */
  at: number;
  figure: Figure;
  /** Of messages theirs; `voice` for calls. */
  channel: string;
  /** `customer:received`, `bot`, `asked`, `incoming:missed`, `missed`, `USD`: as the figure has it. Of costs empty where no price is known. */
  detail: string;
  /** Of waits: which step of the logarithmic ladder (`waits.ts`). Of ratings: 1 to 5. 0 for the others. */
  bin: number;
  /** Empty where it is nobody's. */
  person_id: string;
  /** Our own number or address; empty where waits are counted. */
  number: string;
  count: number;
  /** Milliseconds talked or waited. */
  total_ms: number;
  /** Of costs: millionths of the unit. */
  total_micros: number;
};

/** For lines and hours: what came and went in a quarter, with nothing else. */
export type TrafficRow = {
  organisation_id: string;
  at: number;
  channel: string;
  incoming: number;
  outgoing: number;
  /** Missed calls, and messages that did not arrive. */
  lost: number;
};

/** Quarters whose messages or calls have changed since they were counted. Triggers write it, so nothing is forgotten. */
export type ChangeRow = { organisation_id: string; at: number };

/** Kept, since a conversation knows only its latest. A trigger writes it. */
export type HandOverRow = {
  organisation_id: string;
  conversation_id: string;
  reason: string;
  at: number;
};

export type AnalyticsTables = {
  analytics_figures: FigureRow;
  analytics_traffic: TrafficRow;
  analytics_changes: ChangeRow;
  analytics_hand_overs: HandOverRow;
  /** One row for each organisation: whoever counts holds it. */
  analytics_counts: { organisation_id: string; counted_at: number };
};

interface Watch {
  name: string;
  on: string;
  when: string;
  /** Statements, each ends with a semicolon. */
  does: string;
}

const changed = (row: 'new' | 'old', at: string): string =>
  `insert into analytics_changes (organisation_id, at) values (${row}.organisation_id, ${row}.${at} - ${row}.${at} % ${QUARTER_MS});`;
const differs = (...columns: string[]): string =>
  columns.map((column) => `new.${column} is distinct from old.${column}`).join(' or ');

const CALL_FACTS = [
  'organisation_id',
  'person_id',
  'answered_by',
  'dialled_at',
  'answered_at',
  'ended_at',
  'outcome',
  'talked_sec',
  'caller',
  'called',
];

const WATCHES: readonly Watch[] = [
  { name: 'analytics_message_added', on: 'insert on messages', when: 'true', does: changed('new', 'at') },
  {
    name: 'analytics_message_changed',
    on: 'update of status, at, author, person_id on messages',
    when: differs('status', 'at', 'author', 'person_id'),
    does: changed('old', 'at') + changed('new', 'at'),
  },
  { name: 'analytics_message_gone', on: 'delete on messages', when: 'true', does: changed('old', 'at') },
  {
    name: 'analytics_call_added',
    on: 'insert on calls',
    when: 'new.organisation_id is not null',
    does: changed('new', 'started_at'),
  },
  {
    name: 'analytics_call_changed',
    on: `update of ${CALL_FACTS.join(', ')} on calls`,
    when: `new.organisation_id is not null and (${differs(...CALL_FACTS)})`,
    does: changed('new', 'started_at'),
  },
  {
    name: 'analytics_call_gone',
    on: 'delete on calls',
    when: 'old.organisation_id is not null',
    does: changed('old', 'started_at'),
  },
  {
    name: 'analytics_handed_over',
    on: 'update of handed_over_at on conversations',
    when: `new.handed_over_at is not null and (${differs('handed_over_at')})`,
    does:
      'insert into analytics_hand_overs (organisation_id, conversation_id, reason, at) ' +
      'values (new.organisation_id, new.id, new.handed_over_reason, new.handed_over_at);' +
      changed('new', 'handed_over_at'),
  },
];

const RATING_WATCHES: readonly Watch[] = [
  {
    name: 'analytics_rated',
    on: 'update of rating on conversation_ratings',
    when: `new.rated_at is not null and (${differs('rating')})`,
    does: changed('new', 'rated_at'),
  },
  {
    name: 'analytics_rating_added',
    on: 'insert on conversation_ratings',
    when: 'new.rated_at is not null',
    does: changed('new', 'rated_at'),
  },
  {
    name: 'analytics_rating_gone',
    on: 'delete on conversation_ratings',
    when: 'old.rated_at is not null',
    does: changed('old', 'rated_at'),
  },
];

/** A price comes some time after what it is of, and counts where that is. */
const COST_WATCHES: readonly Watch[] = [
  { name: 'analytics_message_priced', on: 'messages', changedAt: 'at' },
  { name: 'analytics_call_priced', on: 'calls', changedAt: 'started_at' },
].map(({ name, on, changedAt }) => ({
  name,
  on: `update of price_micros, price_unit on ${on}`,
  when: `new.organisation_id is not null and (${differs('price_micros', 'price_unit')})`,
  does: changed('new', changedAt),
}));

/** The one thing that the engines write differently. */
async function watch(
  schema: Kysely<unknown>,
  engine: Engine,
  { name, on, when, does }: Watch,
): Promise<void> {
  if (engine === 'sqlite') {
    await sql.raw(`create trigger ${name} after ${on} when ${when} begin ${does} end`).execute(schema);
    return;
  }
  const body = `begin ${does} return null; end`;
  await sql
    .raw(`create function ${name}() returns trigger language plpgsql as $$ ${body} $$`)
    .execute(schema);
  await sql
    .raw(`create trigger ${name} after ${on} for each row when (${when}) execute function ${name}()`)
    .execute(schema);
}

export const ANALYTICS_SCHEMA: readonly SchemaChange[] = [
  {
    name: '2026-11-30-analytics',
    async up(schema, engine) {
      const tables = schema.schema;
      await tables
        .createTable('analytics_figures')
        .addColumn('organisation_id', 'text', (column) => column.notNull())
        .addColumn('span', 'text', (column) => column.notNull())
        .addColumn('at', 'bigint', (column) => column.notNull())
        .addColumn('figure', 'text', (column) => column.notNull())
        .addColumn('channel', 'text', (column) => column.notNull())
        .addColumn('detail', 'text', (column) => column.notNull())
        .addColumn('bin', 'integer', (column) => column.notNull())
        .addColumn('person_id', 'text', (column) => column.notNull())
        .addColumn('number', 'text', (column) => column.notNull())
        .addColumn('count', 'integer', (column) => column.notNull())
        .addColumn('total_ms', 'bigint', (column) => column.notNull())
        .addPrimaryKeyConstraint('analytics_figures_key', [
          'organisation_id',
          'span',
          'at',
          'figure',
          'channel',
          'detail',
          'bin',
          'person_id',
          'number',
        ])
        .execute();
      await tables
        .createTable('analytics_traffic')
        .addColumn('organisation_id', 'text', (column) => column.notNull())
        .addColumn('at', 'bigint', (column) => column.notNull())
        .addColumn('channel', 'text', (column) => column.notNull())
        .addColumn('incoming', 'integer', (column) => column.notNull())
        .addColumn('outgoing', 'integer', (column) => column.notNull())
        .addColumn('lost', 'integer', (column) => column.notNull())
        .addPrimaryKeyConstraint('analytics_traffic_key', ['organisation_id', 'at', 'channel'])
        .execute();
      await tables
        .createTable('analytics_changes')
        .addColumn('organisation_id', 'text', (column) => column.notNull())
        .addColumn('at', 'bigint', (column) => column.notNull())
        .execute();
      await tables
        .createTable('analytics_hand_overs')
        .addColumn('organisation_id', 'text', (column) => column.notNull())
        .addColumn('conversation_id', 'text', (column) => column.notNull())
        .addColumn('reason', 'text', (column) => column.notNull())
        .addColumn('at', 'bigint', (column) => column.notNull())
        .execute();
      await tables
        .createTable('analytics_counts')
        .addColumn('organisation_id', 'text', (column) => column.primaryKey())
        .addColumn('counted_at', 'bigint', (column) => column.notNull())
        .execute();
      for (const [name, on, columns] of [
        ['analytics_changes_of_organisation', 'analytics_changes', ['organisation_id', 'at']],
        ['analytics_hand_overs_of_organisation', 'analytics_hand_overs', ['organisation_id', 'at']],
        ['analytics_hand_overs_of_conversation', 'analytics_hand_overs', ['conversation_id', 'at']],
        ['messages_by_organisation', 'messages', ['organisation_id', 'at']],
      ] as const)
        await tables
          .createIndex(name)
          .on(on)
          .columns([...columns])
          .execute();
      for (const each of WATCHES) await watch(schema, engine, each);
      await countWhatIsThere(schema);
    },
  },
  {
    name: '2026-12-09-analytics-of-ratings',
    async up(schema, engine) {
      await schema.schema
        .createIndex('conversation_ratings_by_organisation')
        .on('conversation_ratings')
        .columns(['organisation_id', 'rated_at'])
        .execute();
      for (const each of RATING_WATCHES) await watch(schema, engine, each);
      await changesOf(schema, 'conversation_ratings', 'rated_at');
    },
  },
  {
    // After the step of the calls that brings their prices.
    name: '2026-12-11-figures-of-costs',
    async up(schema, engine) {
      await schema.schema
        .alterTable('analytics_figures')
        .addColumn('total_micros', 'bigint', (column) => column.notNull().defaultTo(0))
        .execute();
      for (const each of COST_WATCHES) await watch(schema, engine, each);
      await changesOf(schema, 'messages', 'at');
    },
  },
];

/** What was kept before there were figures. */
async function countWhatIsThere(schema: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `insert into analytics_hand_overs (organisation_id, conversation_id, reason, at)
       select organisation_id, id, handed_over_reason, handed_over_at from conversations where handed_over_at is not null`,
    )
    .execute(schema);
  for (const [table, at] of [
    ['messages', 'at'],
    ['calls', 'started_at'],
    ['analytics_hand_overs', 'at'],
  ] as const)
    await changesOf(schema, table, at);
}

const changesOf = (schema: Kysely<unknown>, table: string, at: string): Promise<unknown> =>
  sql
    .raw(
      `insert into analytics_changes (organisation_id, at)
       select distinct organisation_id, ${at} - ${at} % ${QUARTER_MS} from ${table}
       where organisation_id is not null and ${at} is not null`,
    )
    .execute(schema);
