import { HandlesJobs } from '../../platform/queue/handles-jobs';
import type { JobHandler } from '../../platform/queue/job-handler';
import type { ScheduledRun } from '../../platform/queue/queue-definition';
import { TemplateAccounts } from './template-accounts';
import { WATCH_TEMPLATES } from './template-queues';
import { TemplateSync } from './template-sync';

/** Looks after the templates of every organisation. */
@HandlesJobs(WATCH_TEMPLATES)
export class WatchTemplatesJob implements JobHandler<ScheduledRun> {
  constructor(
    private readonly accounts: TemplateAccounts,
    private readonly sync: TemplateSync,
  ) {}

  /** Does the same however often it runs. */
  async handle(): Promise<void> {
    for (const organisationId of await this.accounts.all()) await this.sync.run(organisationId);
  }
}
