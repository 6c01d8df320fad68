import { Module, type DynamicModule } from '@nestjs/common';
import { EventWebhooksController } from './event-webhooks.controller';
import { WebhookDeliveriesController } from './webhook-deliveries.controller';

@Module({})
export class EventWebhooksApiModule {
  /** @param domain `EventWebhooksModule` with its sender */
  static with(domain: DynamicModule): DynamicModule {
    return {
      module: EventWebhooksApiModule,
      imports: [domain],
      controllers: [EventWebhooksController, WebhookDeliveriesController],
    };
  }
}
