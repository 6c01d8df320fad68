import { ROLES, type ActivityKind, type Role } from '@centralita/shared-types';
import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Clock } from '../clock/clock';
import { Database } from '../database/database';
import { preparedQuery, type ValuesOf } from '../database/prepared-query';
import type { Queries, Tx } from '../database/tx';
import { ActivityLog, type Activity, type ActivityPage, type NewActivity } from './activity-log';
import { ActivityReactions } from './activity-reactions';
import type { ActivityRow, ActivityTables } from './activity-schema';
import { EventBus } from './event-bus';

/** Rows that one unit drops, or somewhat more: those of one moment go together. */
const DROPPED_AT_ONCE = 2000;

const tables = (query: Queries) => query.withTables<ActivityTables>();

const advance = preparedQuery((query, value: ValuesOf<{ stream: string; count: number }>) =>
  tables(query)
    .insertInto('activity_counter')
    .values({ stream: value('stream'), number: value('count') })
    .onConflict((conflict) =>
      conflict
        .column('stream')
        .doUpdateSet((set) => ({ number: set(set.ref('activity_counter.number'), '+', value('count')) })),
    )
    .returning('number'),
);

/** Rows of one statement: so many the taking in of a message appends. */
const AT_ONCE_MAX = 2;

const inserting = (count: number) =>
  preparedQuery((query, value: ValuesOf<Record<string, never>>) =>
    tables(query)
      .insertInto('activity')
      .values(
        Array.from({ length: count }, (_, row) => ({
          stream: value(`stream ${row}`),
          number: value(`number ${row}`),
          at: value(`at ${row}`),
          kind: value(`kind ${row}`),
          data: value(`data ${row}`),
          role: value(`role ${row}`),
          person_id: value(`person_id ${row}`),
          listed: value(`listed ${row}`),
        })),
      ),
  );

const inserts = Array.from({ length: AT_ONCE_MAX }, (_, index) => inserting(index + 1));

async function insertAll(query: Queries, rows: readonly ActivityRow[]): Promise<void> {
  for (let first = 0; first < rows.length; first += AT_ONCE_MAX) {
    const some = rows.slice(first, first + AT_ONCE_MAX);
    const values = some.flatMap((row, index) =>
      Object.entries(row).map(([name, value]) => [`${name} ${index}`, value] as const),
    );
    await inserts[some.length - 1]?.(query, Object.fromEntries(values) as Record<string, never>);
  }
}

interface NumberedRows {
  stream: string;
  count: number;
  at: number;
  kinds: string[];
  datas: string[];
  roles: string[];
  personIds: (string | null)[];
  listeds: number[];
}

/** Both in one statement of PostgreSQL: other units wait from there to the commit. Numbers as of `advance`. */
const insertNumbered = preparedQuery((query, value: ValuesOf<NumberedRows>) => ({
  compile: () =>
    sql<{ number: number }>`
      with counter as (
        insert into activity_counter (stream, number) values (${value('stream')}, ${value('count')})
        on conflict (stream) do update set number = activity_counter.number + excluded.number
        returning stream, number
      )
      insert into activity (stream, number, at, kind, data, role, person_id, listed)
      select counter.stream, counter.number - ${value('count')}::bigint + place, ${value('at')}::bigint,
        kind, data, role, person_id, listed
      from counter, unnest(
        ${value('kinds')}::text[], ${value('datas')}::text[], ${value('roles')}::text[],
        ${value('personIds')}::text[], ${value('listeds')}::integer[]
      ) with ordinality as appended (kind, data, role, person_id, listed, place)
      returning number`.compile(query),
}));

/** The log in the database: a counter row for each stream, locked and advanced as the last thing of a unit. */
@Injectable()
export class StoredActivityLog extends ActivityLog {
  readonly #pending = new WeakMap<Tx, NewActivity[]>();

  constructor(
    private readonly database: Database,
    private readonly bus: EventBus,
    private readonly clock: Clock,
    private readonly reactions: ActivityReactions,
  ) {
    super();
  }

  append(tx: Tx, activity: NewActivity): void {
    const pending = this.#pending.get(tx);
    if (pending) {
      pending.push(activity);
      return;
    }
    this.#pending.set(tx, [activity]);
    tx.beforeCommit(() => this.#write(tx));
  }

  async after(stream: string, number: number, limit: number): Promise<Activity[]> {
    const rows = await tables(this.database.read)
      .selectFrom('activity')
      .selectAll()
      .where('stream', '=', stream)
      .where('number', '>', number)
      .orderBy('number')
      .limit(limit)
      .execute();
    return rows.map(fromRow);
  }

  async latest(stream: string): Promise<number> {
    const row = await tables(this.database.read)
      .selectFrom('activity_counter')
      .select('number')
      .where('stream', '=', stream)
      .executeTakeFirst();
    return Number(row?.number ?? 0);
  }

  async before({ stream, number, limit, role, personId }: ActivityPage): Promise<Activity[]> {
    const roles = ROLES.slice(0, ROLES.indexOf(role) + 1);
    const rows = await tables(this.database.read)
      .selectFrom('activity')
      .selectAll()
      .where('stream', '=', stream)
      .where('number', '<', number)
      .where('role', 'in', roles)
      .where('listed', '=', 1)
      .where((where) => where.or([where('person_id', 'is', null), where('person_id', '=', personId)]))
      .orderBy('number', 'desc')
      .limit(limit)
      .execute();
    return rows.map(fromRow);
  }

  async drop(tx: Tx, at: number): Promise<boolean> {
    const query = tables(tx.query);
    const old = await query
      .selectFrom('activity')
      .select('at')
      .where('at', '<', at)
      .orderBy('at')
      .offset(DROPPED_AT_ONCE)
      .limit(1)
      .executeTakeFirst();
    await query
      .deleteFrom('activity')
      .where('at', '<', old ? Number(old.at) : at)
      .execute();
    return old !== undefined;
  }

  async #write(tx: Tx): Promise<void> {
    const appended = this.#pending.get(tx) ?? [];
    this.#pending.delete(tx);
    for (const activity of appended) await this.reactions.run(tx, activity);

    const streams = Map.groupBy(appended, ({ stream }) => stream);
    // Always in one order: two units that lock the same streams wait for each other, and never in a circle.
    for (const stream of [...streams.keys()].sort()) {
      const number = await this.#number(tx, stream, streams.get(stream) ?? []);
      tx.afterCommit(() => this.bus.publish({ stream, number }));
    }
  }

  /** @returns the number of the last one */
  async #number({ query }: Tx, stream: string, appended: readonly NewActivity[]): Promise<number> {
    const at = this.clock.now();
    const count = appended.length;
    if (this.database.engine === 'postgres') {
      const rows = appended.map((activity) => toRow(activity, 0, at));
      const numbered = await insertNumbered(query, {
        stream,
        count,
        at,
        kinds: rows.map(({ kind }) => kind),
        datas: rows.map(({ data }) => data),
        roles: rows.map(({ role }) => role),
        personIds: rows.map(({ person_id }) => person_id),
        listeds: rows.map(({ listed }) => listed),
      });
      return Math.max(...numbered.map(({ number }) => Number(number)));
    }
    const [counter] = await advance(query, { stream, count });
    const latest = Number(counter?.number);
    const first = latest - count + 1;
    await insertAll(
      query,
      appended.map((activity, index) => toRow(activity, first + index, at)),
    );
    return latest;
  }
}

const toRow = (
  { stream, kind, data, role = 'viewer', personId, listed = true }: NewActivity,
  number: number,
  at: number,
): ActivityRow => ({
  stream,
  number,
  at,
  kind,
  data: JSON.stringify(data),
  role,
  person_id: personId ?? null,
  listed: listed ? 1 : 0,
});

const fromRow = ({ stream, number, at, kind, data, role, person_id }: ActivityRow): Activity => ({
  stream,
  number: Number(number),
  at: Number(at),
  kind: kind as ActivityKind,
  data: JSON.parse(data) as Activity['data'],
  role: role as Role,
  ...(person_id !== null && { personId: person_id }),
});
