import { Module } from '@nestjs/common';
import { AlertsModule } from '../../domains/alerts/api/alerts.module';
import { AlertWebhookJob } from './alert-webhook.job';

@Module({ imports: [AlertsModule], providers: [AlertWebhookJob] })
export class AlertWebhookModule {}
