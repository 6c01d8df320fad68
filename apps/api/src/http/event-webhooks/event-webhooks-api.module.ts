import { Module } from '@nestjs/common';
import { EventWebhooksModule } from '../../domains/event-webhooks/api/event-webhooks.module';
import { EventWebhooksController } from './event-webhooks.controller';
import { WebhookDeliveriesController } from './webhook-deliveries.controller';

@Module({
  imports: [EventWebhooksModule],
  controllers: [EventWebhooksController, WebhookDeliveriesController],
})
export class EventWebhooksApiModule {}
