import { AccountWatch } from './api/account-watch';
import { HandlesJobs } from '../../platform/queue/handles-jobs';
import type { JobHandler } from '../../platform/queue/job-handler';
import { defineSchedule, type ScheduledRun } from '../../platform/queue/queue-definition';

export const ACCOUNT_CHECK = defineSchedule('account-check', '7 * * * *');

/** Looks after the balance of the server's accounts, every hour. */
@HandlesJobs(ACCOUNT_CHECK)
export class AccountCheckJob implements JobHandler<ScheduledRun> {
  constructor(private readonly watch: AccountWatch) {}

  /** Does the same however often it runs. */
  handle(): Promise<void> {
    return this.watch.look();
  }
}
