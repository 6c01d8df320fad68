import { Clock } from '../../platform/clock/clock';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { HandlesJobs } from '../../platform/queue/handles-jobs';
import type { JobHandler } from '../../platform/queue/job-handler';
import type { ScheduledRun } from '../../platform/queue/queue-definition';
import { NoticePlanner } from './notice-planner';
import { DUE_NOTICES } from './notice-queues';
import { NoticesStore } from './notices.store';

/** What is due beyond it waits for the next minute. */
const AT_ONCE_MAX = 1_000;
const PIECE = 100;

/** Gives what is due to the jobs that send it. */
@HandlesJobs(DUE_NOTICES)
export class DueNoticesJob implements JobHandler<ScheduledRun> {
  constructor(
    private readonly notices: NoticesStore,
    private readonly planner: NoticePlanner,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async handle(): Promise<void> {
    const due = await this.notices.due(this.clock.now(), AT_ONCE_MAX);
    for (let first = 0; first < due.length; first += PIECE)
      await this.work.run(async (tx) => {
        for (const notice of due.slice(first, first + PIECE)) await this.planner.enqueue(tx, notice);
      });
  }
}
