import { Global, Module, type DynamicModule, type Provider } from '@nestjs/common';
import { AlertWebhooksStore } from '../alert-webhooks.store';
import { AlertsStore } from '../alerts.store';
import { DeadLetterAlerts } from '../dead-letter-alerts';
import { AlertBoard } from './alert-board';
import { AlertWays } from './alert-ways';
import { AlertWebhooks } from './alert-webhooks';
import { Alerts } from './alerts';
import { DeadLetterDesk } from './dead-letter-desk';

const OFFERED = [AlertBoard, Alerts, AlertWays, AlertWebhooks, DeadLetterDesk];

/** What people must know of, in the app and outside of it. */
@Global()
@Module({})
export class AlertsModule {
  /** @param sender provider of `WebhookSender` */
  static with(sender: Provider): DynamicModule {
    return {
      module: AlertsModule,
      providers: [sender, AlertsStore, AlertWebhooksStore, DeadLetterAlerts, ...OFFERED],
      exports: OFFERED,
    };
  }
}
