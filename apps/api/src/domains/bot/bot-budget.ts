import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock';
import { Config } from '../../platform/config/config';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { BotUsageStore } from './bot-usage.store';

const DAY_MS = 86_400_000;

/** How many answers a day an organisation may ask of a bot that costs money. */
@Injectable()
export class BotBudget {
  constructor(
    private readonly config: Config,
    private readonly usage: BotUsageStore,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Takes one answer of today's; @returns false where there is none left. */
  async take(organisationId: string): Promise<boolean> {
    const day = Math.floor(this.clock.now() / DAY_MS);
    const used = await this.work.run((tx) => this.usage.count(tx, { organisation_id: organisationId, day }));
    return used <= this.config.botAnswersPerDay;
  }
}
