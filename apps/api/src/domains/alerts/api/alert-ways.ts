import { Injectable } from '@nestjs/common';
import { SERVER_STREAM } from '../../../platform/events/activity-log';
import { AlertWebhooksStore } from '../alert-webhooks.store';
import { AlertsStore } from '../alerts.store';

/** As many as are counted. */
const OPEN_MAX = 100;

/** Whether alerts of the server reach anybody outside of the page, and how many are open. */
@Injectable()
export class AlertWays {
  constructor(
    private readonly webhooks: AlertWebhooksStore,
    private readonly alerts: AlertsStore,
  ) {}

  async look(): Promise<{ hasWebhook: boolean; lastResult: string | null; open: number }> {
    const [webhook, open] = await Promise.all([
      this.webhooks.find(SERVER_STREAM),
      this.alerts.open(SERVER_STREAM, OPEN_MAX),
    ]);
    return { hasWebhook: webhook !== undefined, lastResult: webhook?.last_result ?? null, open: open.length };
  }
}
