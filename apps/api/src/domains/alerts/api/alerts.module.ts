import { Module } from '@nestjs/common';
import { Brings } from '../../../platform/modules/brings';
import { AlertWebhookJob } from '../alert-webhook.job';
import { ALERTS_SCHEMA } from '../alerts-schema';
import { SEALED_IN_ALERTS } from '../sealed-in-alerts';
import { AuditModule } from '../../audit/api/audit.module';
import { AlertWebhooksStore } from '../alert-webhooks.store';
import { AlertsStore } from '../alerts.store';
import { DeadLetterAlerts } from '../dead-letter-alerts';
import { AlertBoard } from './alert-board';
import { AlertWays } from './alert-ways';
import { AlertWebhooks } from './alert-webhooks';
import { Alerts } from './alerts';
import { DeadLetterActions } from './dead-letter-actions';

const OFFERED = [AlertBoard, Alerts, AlertWays, AlertWebhooks, DeadLetterActions];

/** What people must know of, in the app and outside of it. */
@Brings({ schema: ALERTS_SCHEMA, sealedColumns: SEALED_IN_ALERTS })
@Module({
  imports: [AuditModule],
  providers: [AlertWebhookJob, AlertsStore, AlertWebhooksStore, DeadLetterAlerts, ...OFFERED],
  exports: OFFERED,
})
export class AlertsModule {}
