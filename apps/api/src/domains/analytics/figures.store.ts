import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Database } from '../../platform/database/database';
import {
  DAY_MS,
  type AnalyticsTables,
  type Figure,
  type FigureRow,
  type Span,
  type TrafficRow,
} from './analytics-schema';
import type { Season } from './zone-time';

/** What of an organisation is read. */
export interface Extent {
  organisationId: string;
  channel?: string | undefined;
  begin: number;
  end: number;
}

export type FigureSum = Pick<
  FigureRow,
  'channel' | 'detail' | 'bin' | 'person_id' | 'number' | 'count' | 'total_ms' | 'total_micros'
> & {
  figure: Figure;
};
type TrafficSum = Pick<TrafficRow, 'channel' | 'incoming' | 'outgoing' | 'lost'>;
/** Of one local hour or day: hours or days since 1970, as clocks showed them. */
export type SlotSum = TrafficSum & { slot: number };

/** Reads figures. What a query returns does not grow with the messages, and what it reads only with the buckets. */
@Injectable()
export class FiguresStore {
  constructor(private readonly database: Database) {}

  /** Whole days of UTC are read as such, what is left at both ends by its quarters. A sum may come in several rows. */
  async sums(extent: Extent): Promise<FigureSum[]> {
    const { begin, end } = extent;
    const first = Math.ceil(begin / DAY_MS) * DAY_MS;
    const last = end - (end % DAY_MS);
    if (first >= last) return this.#sums('quarter', extent);
    const parts = await Promise.all([
      this.#sums('quarter', { ...extent, end: first }),
      this.#sums('day', { ...extent, begin: first, end: last }),
      this.#sums('quarter', { ...extent, begin: last }),
    ]);
    return parts.flat();
  }

  /** @param slotMs an hour or a day */
  traffic(extent: Extent, { offsetMs }: Season, slotMs: number): Promise<SlotSum[]> {
    return this.#traffic(extent)
      .select([
        sql<number>`(at + ${sql.lit(offsetMs)}) / ${sql.lit(slotMs)}`.as('slot'),
        'channel',
        ...TRAFFIC_SUMS,
      ])
      .groupBy([sql`1`, 'channel'])
      .execute();
  }

  /** By hours of the week: 0 is Thursday 00:00, as 1970 began. */
  hoursOfWeek(extent: Extent, { offsetMs }: Season): Promise<SlotSum[]> {
    return this.#traffic(extent)
      .select([
        sql<number>`(at + ${sql.lit(offsetMs)}) / 3600000 % 168`.as('slot'),
        'channel',
        ...TRAFFIC_SUMS,
      ])
      .groupBy([sql`1`, 'channel'])
      .execute();
  }

  #traffic({ organisationId, channel, begin, end }: Extent) {
    const query = this.database.read
      .withTables<AnalyticsTables>()
      .selectFrom('analytics_traffic')
      .where('organisation_id', '=', organisationId)
      .where('at', '>=', begin)
      .where('at', '<', end);
    return channel === undefined ? query : query.where('channel', '=', channel);
  }

  async #sums(span: Span, { organisationId, channel, begin, end }: Extent): Promise<FigureSum[]> {
    if (begin >= end) return [];
    const query = this.database.read
      .withTables<AnalyticsTables>()
      .selectFrom('analytics_figures')
      .select(['figure', 'channel', 'detail', 'bin', 'person_id', 'number'])
      .select([sql<number>`sum(count)`.as('count'), sql<number>`sum(total_ms)`.as('total_ms')])
      .select(sql<number>`sum(total_micros)`.as('total_micros'))
      .where('organisation_id', '=', organisationId)
      .where('span', '=', span)
      .where('at', '>=', begin)
      .where('at', '<', end)
      .groupBy(['figure', 'channel', 'detail', 'bin', 'person_id', 'number']);
    return (channel === undefined ? query : query.where('channel', '=', channel)).execute();
  }
}

const TRAFFIC_SUMS = [
  sql<number>`sum(incoming)`.as('incoming'),
  sql<number>`sum(outgoing)`.as('outgoing'),
  sql<number>`sum(lost)`.as('lost'),
] as const;
