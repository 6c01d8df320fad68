import { Injectable, Logger } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { DAY_MS } from './analytics-schema';
import { CountingStore, stretchesOf, type CountedDay } from './counting.store';

/** Keeps the figures in step with messages and calls: counts anew every quarter of an hour that has changed. */
@Injectable()
export class Counting {
  readonly #logger = new Logger(Counting.name);

  constructor(
    private readonly store: CountingStore,
    private readonly work: UnitOfWork,
  ) {}

  /**
   * Does the same however often it runs, and on however many replicas at once. It goes forward only, by organisation and day:
   * what changes behind it is left to the next run, so that it ends.
   *
   * @param daysMax how many days are counted at most, each in a unit of work of its own
   * @returns false where it ended before the last day that had changed
   * @throws what the first day that could not be counted threw, after the days behind it
   */
  async catchUp(organisationId?: string, daysMax = Infinity, signal?: AbortSignal): Promise<boolean> {
    const failures: unknown[] = [];
    let last: CountedDay | undefined;
    let isAtEnd = false;
    for (let days = 0; days < daysMax && !signal?.aborted; days += 1) {
      const changed = await this.store.changed(organisationId, last);
      isAtEnd = !changed;
      if (!changed) break;
      last = { organisationId: changed.organisationId, day: changed.at - (changed.at % DAY_MS) };
      try {
        await this.#countDay(last);
      } catch (error) {
        failures.push(error);
        const facts = { organisation_id: last.organisationId, day: new Date(last.day).toISOString() };
        this.#logger.error({ event: 'analytics.day-not-counted', ...facts, err: error });
      }
    }
    if (failures.length > 0) throw failures[0];
    return isAtEnd;
  }

  async #countDay({ organisationId, day }: CountedDay): Promise<void> {
    await this.work.run(async (tx) => {
      await this.store.hold(tx, organisationId);
      const quarters = await this.store.takeChanges(tx, organisationId, day);
      if (quarters.length === 0) return;
      for (const stretch of stretchesOf(organisationId, quarters)) await this.store.count(tx, stretch);
      await this.store.sumDay(tx, organisationId, day);
    });
  }
}
