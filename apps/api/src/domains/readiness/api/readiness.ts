import type { ReadinessItem, ReadinessReport } from '@centralita/shared-types';
import { READINESS_CHECKS } from '@centralita/shared-types';
import { Logger } from '@nestjs/common';
import type { Clock } from '../../../platform/clock/clock';
import type { Place, ReadinessCheck } from '../readiness-check';

/** What is asked before going live, by the page and by `npm run doctor` alike. */
export class Readiness {
  readonly #logger = new Logger(Readiness.name);

  constructor(
    private readonly checks: readonly ReadinessCheck[],
    private readonly clock: Clock,
  ) {}

  async report(place: Place): Promise<ReadinessReport> {
    const found = (await Promise.all(this.checks.map((check) => this.#look(check, place)))).flat();
    const items = READINESS_CHECKS.flatMap((name) => found.filter(({ check }) => check === name));
    return {
      ok: items.every(({ state }) => state !== 'failed'),
      checkedAt: this.clock.now(),
      publicBaseUrl: place.publicBaseUrl,
      items,
    };
  }

  /** One that breaks does not take the others with it. */
  async #look(check: ReadinessCheck, place: Place): Promise<ReadinessItem[]> {
    try {
      return await check.look(place);
    } catch (error) {
      this.#logger.error({ event: 'readiness.check-failed', check: check.constructor.name, err: error });
      return [
        {
          check: 'environment',
          state: 'failed',
          code: 'readiness/broken',
          detail: `A check could not be made (${check.constructor.name}). The log has why.`,
          parameters: { name: check.constructor.name },
        },
      ];
    }
  }
}
