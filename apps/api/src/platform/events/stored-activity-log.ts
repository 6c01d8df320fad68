import { ROLES, type ActivityKind, type Role } from '@centralita/shared-types';
import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock';
import { Database } from '../database/database';
import type { Tx } from '../database/tx';
import { ActivityLog, type Activity, type ActivityPage, type NewActivity } from './activity-log';
import { ActivityReactions } from './activity-reactions';
import type { ActivityRow, ActivityTables } from './activity-schema';
import { EventBus } from './event-bus';

/** Rows of one insert, so that it stays below the engines' limits of parameters. */
const ROWS_AT_ONCE = 500;
/** Rows that one unit drops, or somewhat more: those of one moment go together. */
const DROPPED_AT_ONCE = 2000;

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
    const rows = await this.database.read
      .withTables<ActivityTables>()
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
    const row = await this.database.read
      .withTables<ActivityTables>()
      .selectFrom('activity_counter')
      .select('number')
      .where('stream', '=', stream)
      .executeTakeFirst();
    return Number(row?.number ?? 0);
  }

  async before({ stream, number, limit, role, personId }: ActivityPage): Promise<Activity[]> {
    const roles = ROLES.slice(0, ROLES.indexOf(role) + 1);
    const rows = await this.database.read
      .withTables<ActivityTables>()
      .selectFrom('activity')
      .selectAll()
      .where('stream', '=', stream)
      .where('number', '<', number)
      .where('role', 'in', roles)
      .where((where) => where.or([where('person_id', 'is', null), where('person_id', '=', personId)]))
      .orderBy('number', 'desc')
      .limit(limit)
      .execute();
    return rows.map(fromRow);
  }

  async drop(tx: Tx, at: number): Promise<boolean> {
    const query = tx.query.withTables<ActivityTables>();
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
  async #number(tx: Tx, stream: string, appended: readonly NewActivity[]): Promise<number> {
    const query = tx.query.withTables<ActivityTables>();
    const counter = await query
      .insertInto('activity_counter')
      .values({ stream, number: appended.length })
      .onConflict((conflict) =>
        conflict
          .column('stream')
          .doUpdateSet((set) => ({ number: set(set.ref('activity_counter.number'), '+', appended.length) })),
      )
      .returning('number')
      .executeTakeFirstOrThrow();
    const latest = Number(counter.number);
    const at = this.clock.now();
    const rows = appended.map((activity, index) => toRow(activity, latest - appended.length + index + 1, at));
    for (let from = 0; from < rows.length; from += ROWS_AT_ONCE)
      await query
        .insertInto('activity')
        .values(rows.slice(from, from + ROWS_AT_ONCE))
        .execute();
    return latest;
  }
}

const toRow = (
  { stream, kind, data, role = 'viewer', personId }: NewActivity,
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
