import { Module } from '@nestjs/common';
import { AlertWebhookJob } from './alert-webhook.job';

@Module({ providers: [AlertWebhookJob] })
export class AlertWebhookModule {}
