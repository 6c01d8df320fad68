import type { ReadinessItem } from '@centralita/shared-types';
import { Injectable } from '@nestjs/common';
import { AlertWays } from '../../alerts/api/alert-ways';
import { finding } from '../finding';
import type { ReadinessCheck } from '../readiness-check';

/** Whether somebody learns of trouble. */
@Injectable()
export class AlertsCheck implements ReadinessCheck {
  constructor(private readonly ways: AlertWays) {}

  async look(): Promise<ReadinessItem[]> {
    const { hasWebhook, lastResult, open } = await this.ways.look();
    const link = { link: '/alerts' };
    const items: ReadinessItem[] = [];
    if (open > 0) {
      const words = [`${open} alerts of the server are open.`, 'Look at them, and resolve them.'] as const;
      const parameters = { count: String(open) };
      items.push(finding('alerts', 'warning', 'alerts/open', words, { ...link, parameters }));
    }
    if (!hasWebhook) {
      const words = [
        'Alerts are shown in the page only: nobody learns of them at night.',
        'Set a webhook for alerts on the page Alerts, for example of your chat or pager.',
      ] as const;
      return [...items, finding('alerts', 'warning', 'alerts/no-webhook', words, link)];
    }
    if (lastResult !== null && !/^HTTP 2\d\d$/.test(lastResult)) {
      const words = [
        `The webhook for alerts failed the last time: ${lastResult}`,
        'Test it on the page Alerts.',
      ] as const;
      return [...items, finding('alerts', 'failed', 'alerts/webhook-fails', words, link)];
    }
    return [...items, finding('alerts', 'ok', 'alerts/ok', ['Alerts are sent to a webhook.'], {})];
  }
}
