import { AssistantRetention } from './api/assistant-retention';
import { HandlesJobs } from '../../platform/queue/handles-jobs';
import type { JobHandler } from '../../platform/queue/job-handler';
import { defineSchedule, type ScheduledRun } from '../../platform/queue/queue-definition';

const ASSISTANT_RETENTION = defineSchedule('assistant-retention', '40 * * * *');

/** Drops by age what was said to the assistant. Does the same however often it runs. */
@HandlesJobs(ASSISTANT_RETENTION)
export class AssistantRetentionJob implements JobHandler<ScheduledRun> {
  constructor(private readonly retention: AssistantRetention) {}

  handle(): Promise<void> {
    return this.retention.forget();
  }
}
