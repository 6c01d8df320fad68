import { Injectable } from '@nestjs/common';
import { sql, type RawBuilder } from 'kysely';
import { Clock } from '../../platform/clock/clock';
import { Database } from '../../platform/database/database';
import type { Queries, Tx } from '../../platform/database/tx';
import { DAY_MS, QUARTER_MS, type AnalyticsTables } from './analytics-schema';
import { FIGURES, TRAFFIC } from './counting-queries.store';

/** Part of a day, by its quarters: the first included, the last not. */
export interface Stretch {
  organisationId: string;
  from: number;
  to: number;
}

export interface CountedDay {
  organisationId: string;
  /** Epoch milliseconds of its begin, in UTC. */
  day: number;
}

const tables = (query: Queries) => query.withTables<AnalyticsTables>();

/** Counts messages and calls into the tables of figures. */
@Injectable()
export class CountingStore {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** The next quarter that changed, of that organisation or of all: by organisation and time, from behind that day on. */
  async changed(
    organisationId?: string,
    last?: CountedDay,
  ): Promise<{ organisationId: string; at: number } | undefined> {
    let query = tables(this.database.read)
      .selectFrom('analytics_changes')
      .selectAll()
      .orderBy('organisation_id')
      .orderBy('at')
      .limit(1);
    if (organisationId !== undefined) query = query.where('organisation_id', '=', organisationId);
    if (last)
      query = query
        .where('organisation_id', '>=', last.organisationId)
        .where((either) =>
          either.or([
            either('organisation_id', '>', last.organisationId),
            either('at', '>=', last.day + DAY_MS),
          ]),
        );
    const row = await query.executeTakeFirst();
    return row && { organisationId: row.organisation_id, at: row.at };
  }

  /** Nobody else counts for the organisation until the end of the unit. */
  async hold({ query }: Tx, organisationId: string): Promise<void> {
    const counted_at = this.clock.now();
    await tables(query)
      .insertInto('analytics_counts')
      .values({ organisation_id: organisationId, counted_at })
      .onConflict((known) => known.column('organisation_id').doUpdateSet({ counted_at }))
      .execute();
  }

  /** @returns quarters of that day that changed; from now on they count as unchanged */
  async takeChanges({ query }: Tx, organisationId: string, day: number): Promise<number[]> {
    const taken = await tables(query)
      .deleteFrom('analytics_changes')
      .where('organisation_id', '=', organisationId)
      .where('at', '>=', day)
      .where('at', '<', day + DAY_MS)
      .returning('at')
      .execute();
    return [...new Set(taken.map(({ at }) => at))].sort((one, other) => one - other);
  }

  /** Counts these quarters anew. */
  async count({ query }: Tx, { organisationId, from, to }: Stretch): Promise<void> {
    await tables(query)
      .deleteFrom('analytics_figures')
      .where('organisation_id', '=', organisationId)
      .where('span', '=', 'quarter')
      .where('at', '>=', from)
      .where('at', '<', to)
      .execute();
    await tables(query)
      .deleteFrom('analytics_traffic')
      .where('organisation_id', '=', organisationId)
      .where('at', '>=', from)
      .where('at', '<', to)
      .execute();
    for (const count of [...FIGURES, ...TRAFFIC]) await count(organisationId, from, to).execute(query);
  }

  /** Adds the quarters of a day together. */
  async sumDay({ query }: Tx, organisationId: string, day: number): Promise<void> {
    await tables(query)
      .deleteFrom('analytics_figures')
      .where('organisation_id', '=', organisationId)
      .where('span', '=', 'day')
      .where('at', '=', day)
      .execute();
    await sumOf(organisationId, day).execute(query);
  }

  async countedAt(organisationId: string): Promise<number | null> {
    const row = await tables(this.database.read)
      .selectFrom('analytics_counts')
      .select('counted_at')
      .where('organisation_id', '=', organisationId)
      .executeTakeFirst();
    return row?.counted_at ?? null;
  }
}

const sumOf = (organisationId: string, day: number): RawBuilder<unknown> => sql`
  insert into analytics_figures
    (organisation_id, span, at, figure, channel, detail, bin, person_id, number, count, total_ms, total_micros)
  select organisation_id, 'day', at - at % ${sql.lit(DAY_MS)}, figure, channel, detail, bin, person_id, number,
    sum(count), sum(total_ms), sum(total_micros)
  from analytics_figures
  where organisation_id = ${organisationId} and span = 'quarter' and at >= ${day} and at < ${day + DAY_MS}
  group by 1, 3, 4, 5, 6, 7, 8, 9`;

/** Quarters that follow each other, in one go. */
export function stretchesOf(organisationId: string, quarters: readonly number[]): Stretch[] {
  const stretches: Stretch[] = [];
  for (const at of quarters) {
    const last = stretches.at(-1);
    if (last?.to === at) last.to = at + QUARTER_MS;
    else stretches.push({ organisationId, from: at, to: at + QUARTER_MS });
  }
  return stretches;
}
