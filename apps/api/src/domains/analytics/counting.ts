import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { DAY_MS } from './analytics-schema';
import { CountingStore, stretchesOf } from './counting.store';

/** Keeps the figures in step with messages and calls: counts anew every quarter of an hour that has changed. */
@Injectable()
export class Counting {
  constructor(
    private readonly store: CountingStore,
    private readonly work: UnitOfWork,
  ) {}

  /**
   * Does the same however often it runs, and on however many replicas at once.
   *
   * @param daysMax how many days are counted at most, each in a unit of work of its own
   * @returns false where something is left to be counted
   */
  async catchUp(organisationId?: string, daysMax = Infinity, signal?: AbortSignal): Promise<boolean> {
    for (let days = 0; days < daysMax && !signal?.aborted; days += 1) {
      const changed = await this.store.changed(organisationId);
      if (!changed) return true;
      await this.#countDay(changed.organisationId, changed.at - (changed.at % DAY_MS));
    }
    return false;
  }

  async #countDay(organisationId: string, day: number): Promise<void> {
    await this.work.run(async (tx) => {
      await this.store.hold(tx, organisationId);
      const quarters = await this.store.takeChanges(tx, organisationId, day);
      if (quarters.length === 0) return;
      for (const stretch of stretchesOf(organisationId, quarters)) await this.store.count(tx, stretch);
      await this.store.sumDay(tx, organisationId, day);
    });
  }
}
