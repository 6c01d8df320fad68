import { PeopleHousekeeping } from './api/people-housekeeping';
import { HandlesJobs } from '../../platform/queue/handles-jobs';
import type { JobHandler } from '../../platform/queue/job-handler';
import { defineSchedule, type ScheduledRun } from '../../platform/queue/queue-definition';

const PEOPLE_HOUSEKEEPING = defineSchedule('people-housekeeping', '40 3 * * *');

@HandlesJobs(PEOPLE_HOUSEKEEPING)
export class PeopleHousekeepingJob implements JobHandler<ScheduledRun> {
  constructor(private readonly housekeeping: PeopleHousekeeping) {}

  /** Does the same however often it runs. */
  async handle(): Promise<void> {
    await this.housekeeping.dropExpired();
  }
}
