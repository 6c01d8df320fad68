import { Injectable } from '@nestjs/common';
import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import { Database } from '../../platform/database/database';
import { FOUND_NOBODY } from './api/found-nobody';
import type { CallDirection, CallRow, CallStepRow, CallTables } from './calls-schema';

/** Which calls of an organisation. */
export interface CallFilter {
  direction?: CallDirection;
  /** Only calls that nobody took. */
  isMissed?: boolean;
}

/** The last call of a page. */
export interface CallPlace {
  startedAt: number;
  callSid: string;
}

const STEPS_MAX = 200;

/** Somebody rang, was to be found, and was not: a caller who was helped by a flow alone has missed nobody. */
export const isMissed = (row: CallRow): boolean =>
  row.direction === 'incoming' &&
  row.ended_at !== null &&
  row.answered_at === null &&
  row.talked_sec === null &&
  (row.dialled_at !== null || FOUND_NOBODY.includes(row.outcome ?? ''));

/** The same in SQL. */
const missed = (row: ExpressionBuilder<CallTables, 'calls'>): Expression<SqlBool> =>
  row.and([
    row('direction', '=', 'incoming'),
    row('ended_at', 'is not', null),
    row('answered_at', 'is', null),
    row('talked_sec', 'is', null),
    row.or([row('dialled_at', 'is not', null), row('outcome', 'in', [...FOUND_NOBODY])]),
  ]);

/** Reads the team's calls. */
@Injectable()
export class CallHistoryStore {
  constructor(private readonly database: Database) {}

  /** The latest first. */
  page(
    organisationId: string,
    { direction, isMissed: onlyMissed }: CallFilter,
    before: CallPlace | undefined,
    limit: number,
  ): Promise<CallRow[]> {
    let query = this.#tables
      .selectFrom('calls')
      .selectAll()
      .where('organisation_id', '=', organisationId)
      .orderBy('started_at', 'desc')
      .orderBy('call_sid', 'desc')
      .limit(limit);
    if (direction !== undefined) query = query.where('direction', '=', direction);
    if (onlyMissed) query = query.where(missed);
    if (before)
      query = query
        .where('started_at', '<=', before.startedAt)
        .where((row) =>
          row.or([row('started_at', '<', before.startedAt), row('call_sid', '<', before.callSid)]),
        );
    return query.execute();
  }

  find(organisationId: string, callSid: string): Promise<CallRow | undefined> {
    return this.#tables
      .selectFrom('calls')
      .selectAll()
      .where('call_sid', '=', callSid)
      .where('organisation_id', '=', organisationId)
      .executeTakeFirst();
  }

  /** Calls that have begun since then and not ended, the latest first. */
  goingOn(organisationId: string, since: number, limit: number): Promise<CallRow[]> {
    return this.#tables
      .selectFrom('calls')
      .selectAll()
      .where('organisation_id', '=', organisationId)
      .where('started_at', '>=', since)
      .where('ended_at', 'is', null)
      .orderBy('started_at', 'desc')
      .limit(limit)
      .execute();
  }

  /** Of any organisation, for what a provider tells of a call. */
  findOfAll(callSid: string): Promise<CallRow | undefined> {
    return this.#tables.selectFrom('calls').selectAll().where('call_sid', '=', callSid).executeTakeFirst();
  }

  /** How many flows the call has begun. */
  async begunFlows(callSid: string): Promise<number> {
    const { count } = await this.#tables
      .selectFrom('call_steps')
      .select((row) => row.fn.countAll().as('count'))
      .where('call_sid', '=', callSid)
      .where('step', '=', 'start')
      .executeTakeFirstOrThrow();
    return Number(count);
  }

  async hasWalked(callSid: string, flow: string): Promise<boolean> {
    const row = await this.#tables
      .selectFrom('call_steps')
      .select('step')
      .where('call_sid', '=', callSid)
      .where('flow', '=', flow)
      .limit(1)
      .executeTakeFirst();
    return row !== undefined;
  }

  /** The way of these calls through the flows, in order; of one that walked for very long its first steps. */
  async steps(callSids: readonly string[]): Promise<ReadonlyMap<string, CallStepRow[]>> {
    const steps = new Map<string, CallStepRow[]>(callSids.map((callSid) => [callSid, []]));
    if (callSids.length === 0) return steps;
    const rows = await this.#tables
      .selectFrom('call_steps')
      .selectAll()
      .where('call_sid', 'in', [...callSids])
      .orderBy('at')
      .execute();
    for (const row of rows) {
      const walked = steps.get(row.call_sid);
      if (walked && walked.length < STEPS_MAX) walked.push(row);
    }
    return steps;
  }

  get #tables() {
    return this.database.read.withTables<CallTables>();
  }
}
