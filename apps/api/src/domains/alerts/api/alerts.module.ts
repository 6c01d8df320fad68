import { Module } from '@nestjs/common';
import { AuditModule } from '../../audit/api/audit.module';
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
@Module({
  imports: [AuditModule],
  providers: [AlertsStore, AlertWebhooksStore, DeadLetterAlerts, ...OFFERED],
  exports: OFFERED,
})
export class AlertsModule {}
