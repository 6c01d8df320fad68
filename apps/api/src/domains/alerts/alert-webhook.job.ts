import { ALERT_WEBHOOK, type AlertDelivery } from './api/alert-delivery';
import { AlertWebhooks } from './api/alert-webhooks';
import { HandlesJobs } from '../../platform/queue/handles-jobs';
import type { Job, JobHandler } from '../../platform/queue/job-handler';

/** Sends an alert to where its organisation wants it. */
@HandlesJobs(ALERT_WEBHOOK)
export class AlertWebhookJob implements JobHandler<AlertDelivery> {
  constructor(private readonly webhooks: AlertWebhooks) {}

  handle({ data, signal }: Job<AlertDelivery>): Promise<void> {
    return this.webhooks.deliver(data.alertId, signal);
  }
}
