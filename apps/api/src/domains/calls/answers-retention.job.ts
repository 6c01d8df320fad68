import { HandlesJobs } from '../../platform/queue/handles-jobs';
import type { JobHandler } from '../../platform/queue/job-handler';
import { defineSchedule, type ScheduledRun } from '../../platform/queue/queue-definition';
import { AnswerKeeper } from './api/answer-keeper';

const ANSWERS_RETENTION = defineSchedule('call-answers-retention', '50 * * * *');

/** Drops by age what was sent and answered in calls. Does the same however often it runs. */
@HandlesJobs(ANSWERS_RETENTION)
export class AnswersRetentionJob implements JobHandler<ScheduledRun> {
  constructor(private readonly keeper: AnswerKeeper) {}

  handle(): Promise<void> {
    return this.keeper.forget();
  }
}
