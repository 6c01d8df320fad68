import { PushCourier } from './api/push-courier';
import { WEB_PUSH, type PushDelivery } from './api/push-queues';
import { HandlesJobs } from '../../platform/queue/handles-jobs';
import type { Job, JobHandler } from '../../platform/queue/job-handler';

/** Sends a notice to one browser. */
@HandlesJobs(WEB_PUSH)
export class WebPushJob implements JobHandler<PushDelivery> {
  constructor(private readonly courier: PushCourier) {}

  handle(job: Job<PushDelivery>): Promise<void> {
    return this.courier.deliver(job);
  }
}
