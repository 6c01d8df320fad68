import {
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { Clock } from '../clock/clock';
import { UnitOfWork } from '../database/unit-of-work';
import { ActivityLog } from './activity-log';

const DAY_MS = 86_400_000;
const KEPT_DAYS = 90;
/** After the start, which has better things to do. */
const FIRST_AFTER_MS = 30_000;

/** Drops activities by age, a while after the start and once a day. Replicas that do it at once do no harm. */
@Injectable()
export class ActivityRetention implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #logger = new Logger(ActivityRetention.name);
  readonly #timers: NodeJS.Timeout[] = [];

  constructor(
    private readonly work: UnitOfWork,
    private readonly activities: ActivityLog,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    const drop = (): void => void this.dropOld();
    this.#timers.push(setTimeout(drop, FIRST_AFTER_MS).unref(), setInterval(drop, DAY_MS).unref());
  }

  beforeApplicationShutdown(): void {
    for (const timer of this.#timers) clearTimeout(timer);
  }

  /** Piece by piece: a unit that drops all at once would hold up the others. */
  async dropOld(): Promise<void> {
    const before = this.clock.now() - KEPT_DAYS * DAY_MS;
    try {
      while (await this.work.run((tx) => this.activities.drop(tx, before)));
    } catch (error) {
      this.#logger.warn(
        { event: 'activities.not-dropped', err: error as Error },
        'Old activities stay a day longer.',
      );
    }
  }
}
