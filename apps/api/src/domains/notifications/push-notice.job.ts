import { PushNotices } from './api/push-notices';
import { PUSH_NOTICE, type PushNotice } from './api/push-queues';
import { HandlesJobs } from '../../platform/queue/handles-jobs';
import type { Job, JobHandler } from '../../platform/queue/job-handler';

/** Finds the browsers that something wakes. */
@HandlesJobs(PUSH_NOTICE)
export class PushNoticeJob implements JobHandler<PushNotice> {
  constructor(private readonly notices: PushNotices) {}

  handle(job: Job<PushNotice>): Promise<void> {
    return this.notices.spread(job);
  }
}
