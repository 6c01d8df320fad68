import { HandlesJobs } from '../../platform/queue/handles-jobs';
import type { Job, JobHandler } from '../../platform/queue/job-handler';
import { defineSchedule, type ScheduledRun } from '../../platform/queue/queue-definition';
import { Counting } from './counting';

const ANALYTICS = defineSchedule('analytics', '* * * * *');

/** Counts what has changed in the last minute, of every organisation. */
@HandlesJobs(ANALYTICS)
export class CountingJob implements JobHandler<ScheduledRun> {
  constructor(private readonly counting: Counting) {}

  async handle({ signal }: Job<ScheduledRun>): Promise<void> {
    await this.counting.catchUp(undefined, Infinity, signal);
  }
}
