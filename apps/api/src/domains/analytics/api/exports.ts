import type { AnalyticsQuery } from '@centralita/shared-types';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock';
import { csvLine } from '../../../platform/csv/csv-line';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { money } from '../../../platform/money/money';
import { AuditLog, type Actor } from '../../audit/api/audit-log';
import { PeopleDirectory } from '../../people/api/people-directory';
import type { Extent } from '../figures.store';
import { figureLines } from '../figure-lines';
import { HistoryStore, type CallLine } from '../history.store';
import { ZoneTime } from '../zone-time';
import { Figures } from './figures';

type Exported = 'analytics' | 'messages' | 'calls';

const MESSAGE_HEADINGS = [
  'time',
  'channel',
  'direction',
  'customer',
  'customer name',
  'our number',
  'author',
  'person',
  'state',
  'error',
  'text',
  'attachments',
  'price',
  'currency',
];
const CALL_HEADINGS = [
  'time',
  'direction',
  'from',
  'to',
  'answered',
  'ended',
  'talked seconds',
  'outcome',
  'dialled by',
  'taken by',
  'price',
  'currency',
];

/**
 * Figures and history as lines of CSV, times in UTC. Who took them is recorded before the first line.
 *
 * Each throws AppError `analytics/unknown-zone` or `analytics/bad-period` (400) before it begins.
 */
@Injectable()
export class Exports {
  constructor(
    private readonly figures: Figures,
    private readonly history: HistoryStore,
    private readonly directory: PeopleDirectory,
    private readonly work: UnitOfWork,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async analytics(organisationId: string, query: AnalyticsQuery, actor: Actor): Promise<string[]> {
    await this.#begin('analytics', organisationId, query, actor);
    return figureLines(await this.figures.of(organisationId, query)).map(csvLine);
  }

  async messages(
    organisationId: string,
    query: AnalyticsQuery,
    actor: Actor,
  ): Promise<AsyncGenerator<string>> {
    const extent = await this.#begin('messages', organisationId, query, actor);
    return this.#messageLines(this.history.messages(extent));
  }

  async calls(organisationId: string, query: AnalyticsQuery, actor: Actor): Promise<AsyncGenerator<string>> {
    const extent = await this.#begin('calls', organisationId, query, actor);
    return this.#callLines(this.history.calls(extent));
  }

  async *#messageLines(rows: ReturnType<HistoryStore['messages']>): AsyncGenerator<string> {
    yield csvLine(MESSAGE_HEADINGS);
    const nameOf = this.#names();
    for await (const row of rows)
      yield csvLine([
        timeOf(row.at),
        row.channel,
        row.author === 'customer' ? 'incoming' : 'outgoing',
        row.address,
        row.name,
        row.ours,
        row.author,
        await nameOf(row.person_id),
        row.status,
        row.error_code,
        row.text,
        row.attachments,
        ...billed(row),
      ]);
  }

  async *#callLines(rows: ReturnType<HistoryStore['calls']>): AsyncGenerator<string> {
    yield csvLine(CALL_HEADINGS);
    const nameOf = this.#names();
    for await (const row of rows)
      yield csvLine([
        timeOf(row.started_at),
        row.direction,
        row.caller,
        row.called,
        timeOf(row.answered_at),
        timeOf(row.ended_at),
        row.talked_sec,
        row.outcome,
        await nameOf(row.person_id),
        await nameOf(row.answered_by),
        ...billed(row),
      ]);
  }

  async #begin(
    what: Exported,
    organisationId: string,
    { from, to, zone = 'UTC', channel }: AnalyticsQuery,
    actor: Actor,
  ): Promise<Extent> {
    const { begin, end } = new ZoneTime(zone).period(from, to, this.clock.now());
    const details = { from: begin, to: end, ...(channel !== undefined && { channel }) };
    await this.work.run((tx) =>
      this.audit.record(tx, { actor, action: `${what}/exported`, organisationId, details }),
    );
    return { organisationId, channel, begin, end };
  }

  /** Looks each person up once. */
  #names(): (id: string | null) => Promise<string | null> {
    const names = new Map<string, string>();
    return async (id) => {
      if (id === null) return null;
      if (!names.has(id)) names.set(id, (await this.directory.names([id])).get(id) ?? '');
      return names.get(id) ?? null;
    };
  }
}

/** Price and currency. */
const billed = ({ price_micros: micros, price_unit: unit }: Pick<CallLine, 'price_micros' | 'price_unit'>) =>
  micros === null || unit === null ? [null, null] : [money(unit, micros).amount, unit];

const timeOf = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());
