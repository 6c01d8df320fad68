import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock';
import { Database } from '../../platform/database/database';
import { CampaignReportStore, type OutcomeCount } from './campaign-report.store';
import type { CampaignRow } from './campaigns-schema';

type Counted = Pick<CampaignRow, 'id' | 'ended_at'>;
type Outcomes = readonly OutcomeCount[];

/** What is told late of messages, and most of the answers to them, have come by then. */
const SETTLED_AFTER_MS = 86_400_000;
/** Answers and prices may come later still. */
const KEPT_MS = 3_600_000;
/** A list shows 50 of an organisation. */
const KEPT_MAX = 5_000;

/**
 * What became of campaigns. One that ended more than a day ago is counted once an hour at most: its recipients are many
 * and change seldom, and pages that are open ask often.
 */
@Injectable()
export class CampaignOutcomes {
  /** By the id of the campaign, the oldest first. */
  readonly #kept = new Map<string, { at: number; outcomes: Outcomes }>();

  constructor(
    private readonly store: CampaignReportStore,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** @returns those of each campaign, by its id */
  async of(campaigns: readonly Counted[]): Promise<Map<string, Outcomes>> {
    const all = new Map<string, Outcomes>();
    // SQLite counts while everything else waits: whoever waits has a turn between two campaigns.
    const atOnce = this.database.engine === 'sqlite' ? 1 : Math.max(1, campaigns.length);
    for (let from = 0; from < campaigns.length; from += atOnce) {
      const unknown: Counted[] = [];
      for (const campaign of campaigns.slice(from, from + atOnce)) {
        const known = this.#known(campaign);
        if (known) all.set(campaign.id, known);
        else unknown.push(campaign);
      }
      if (unknown.length > 0) await this.#count(unknown, all);
    }
    return all;
  }

  async #count(campaigns: readonly Counted[], all: Map<string, Outcomes>): Promise<void> {
    await new Promise(setImmediate);
    const rows = await this.store.outcomes(campaigns.map(({ id }) => id));
    const counted = Map.groupBy(rows, ({ campaign_id: id }) => id);
    for (const campaign of campaigns) {
      const outcomes = counted.get(campaign.id) ?? [];
      all.set(campaign.id, outcomes);
      this.#keep(campaign, outcomes);
    }
  }

  #known({ id }: Counted): Outcomes | undefined {
    const kept = this.#kept.get(id);
    return kept && this.clock.now() - kept.at < KEPT_MS ? kept.outcomes : undefined;
  }

  #keep({ id, ended_at: endedAt }: Counted, outcomes: Outcomes): void {
    const at = this.clock.now();
    if (endedAt === null || at - endedAt < SETTLED_AFTER_MS) return;
    this.#kept.delete(id);
    this.#kept.set(id, { at, outcomes });
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > KEPT_MAX && oldest !== undefined) this.#kept.delete(oldest);
  }
}
