import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock';
import { Config } from '../../platform/config/config';
import type { Tx } from '../../platform/database/tx';
import { AppError } from '../../platform/errors/app-error';
import { Alerts } from '../alerts/api/alerts';
import { MessageUsageStore } from './message-usage.store';

const DAY_MS = 86_400_000;

/** How many messages an organisation sends in a day of UTC (`MESSAGES_PER_DAY`), over all replicas. */
@Injectable()
export class DailyCap {
  constructor(
    private readonly config: Config,
    private readonly usage: MessageUsageStore,
    private readonly alerts: Alerts,
    private readonly clock: Clock,
  ) {}

  /**
   * What it lets through can be taken within the same unit: until its end nobody else takes any.
   *
   * @returns where today's are used up, when there are more, in epoch milliseconds
   */
  async opensAt(tx: Tx, organisationId: string): Promise<number | undefined> {
    const { messagesPerDay: most } = this.config;
    if (most === undefined) return undefined;
    const day = this.#today();
    const used = await this.usage.count(tx, { organisation_id: organisationId, day }, 0);
    return used < most ? undefined : startOf(day + 1);
  }

  /** Takes one of today's; the admins hear of the last one. @throws AppError `messages/daily-cap` (429) */
  async take(tx: Tx, organisationId: string): Promise<void> {
    const { messagesPerDay: most } = this.config;
    if (most === undefined) return;
    const day = this.#today();
    const used = await this.usage.count(tx, { organisation_id: organisationId, day }, 1);
    if (used > most) throw this.#reached(most, startOf(day + 1));
    if (used === most) await this.#tell(tx, organisationId, most);
  }

  /** That of an earlier day is over: only a new alert wakes somebody. */
  async #tell(tx: Tx, organisationId: string, most: number): Promise<void> {
    const about = { kind: 'daily-cap', key: organisationId, organisationId } as const;
    await this.alerts.settle(tx, about, { via: 'server' });
    await this.alerts.raise(tx, { ...about, facts: { count: most } });
  }

  #reached(most: number, opensAt: number): AppError {
    return new AppError({
      code: 'messages/daily-cap',
      detail: `The organisation has sent as many messages as it may in a day (${most}). It can send more from ${new Date(opensAt).toISOString()} on.`,
      status: 429,
      retryable: true,
      retryAfterSec: Math.ceil((opensAt - this.clock.now()) / 1000),
    });
  }

  #today(): number {
    return Math.floor(this.clock.now() / DAY_MS);
  }
}

const startOf = (day: number): number => day * DAY_MS;
