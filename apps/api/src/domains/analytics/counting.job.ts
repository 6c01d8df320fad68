import { HandlesJobs } from '../../platform/queue/handles-jobs';
import type { Job, JobHandler } from '../../platform/queue/job-handler';
import { defineSchedule, type ScheduledRun } from '../../platform/queue/queue-definition';
import { Counting } from './counting';

/** A day that cannot be counted holds up other writers for as long as a unit may take: it is tried again each minute. */
const RETRY = { backoffMs: 60_000, backoffMaxMs: 60_000 };
const ANALYTICS = defineSchedule('analytics', '* * * * *', { retry: RETRY });

/** Counts what has changed in the last minute, of every organisation. */
@HandlesJobs(ANALYTICS)
export class CountingJob implements JobHandler<ScheduledRun> {
  constructor(private readonly counting: Counting) {}

  async handle({ signal }: Job<ScheduledRun>): Promise<void> {
    await this.counting.catchUp(undefined, Infinity, signal);
  }
}
