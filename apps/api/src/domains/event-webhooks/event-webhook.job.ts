import { HandlesJobs } from '../../platform/queue/handles-jobs';
import type { Job, JobHandler } from '../../platform/queue/job-handler';
import { DeliverySender } from './delivery-sender';
import { EVENT_WEBHOOK, type DeliveryJob } from './event-webhook-queue';

/** Sends one delivery; a throw means another try. */
@HandlesJobs(EVENT_WEBHOOK)
export class EventWebhookJob implements JobHandler<DeliveryJob> {
  constructor(private readonly sender: DeliverySender) {}

  handle({ data, attempt, signal }: Job<DeliveryJob>): Promise<void> {
    const isLast = attempt >= EVENT_WEBHOOK.retry.attemptsMax;
    return this.sender.attempt(data.deliveryId, { isLast, signal });
  }
}
