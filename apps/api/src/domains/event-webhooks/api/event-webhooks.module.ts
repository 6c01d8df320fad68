import { Module } from '@nestjs/common';
import { Brings } from '../../../platform/modules/brings';
import { EVENT_WEBHOOKS_SCHEMA } from '../event-webhooks-schema';
import { SEALED_IN_EVENT_WEBHOOKS } from '../sealed-in-event-webhooks';
import { AlertsModule } from '../../alerts/api/alerts.module';
import { AuditModule } from '../../audit/api/audit.module';
import { ContactsModule } from '../../contacts/api/contacts.module';
import { DeliveriesOfPerson } from '../deliveries-of-person';
import { DeliveriesStore } from '../deliveries.store';
import { DeliveryRetentionJob } from '../delivery-retention.job';
import { DeliverySender } from '../delivery-sender';
import { EventFacts } from '../event-facts';
import { EventFactsStore } from '../event-facts.store';
import { EventRecorder } from '../event-recorder';
import { EventWebhookLog } from '../event-webhook-log';
import { EventWebhookJob } from '../event-webhook.job';
import { EventWebhooksStore } from '../event-webhooks.store';
import { EventWebhooks } from './event-webhooks';
import { WebhookDeliveries } from './webhook-deliveries';

/** What other programs are told of. */
@Brings({ schema: EVENT_WEBHOOKS_SCHEMA, sealedColumns: SEALED_IN_EVENT_WEBHOOKS })
@Module({
  imports: [AlertsModule, AuditModule, ContactsModule],
  providers: [
    DeliveriesOfPerson,
    EventWebhooksStore,
    DeliveriesStore,
    DeliverySender,
    EventFactsStore,
    EventFacts,
    EventRecorder,
    EventWebhookLog,
    EventWebhookJob,
    DeliveryRetentionJob,
    EventWebhooks,
    WebhookDeliveries,
  ],
  exports: [EventWebhooks, WebhookDeliveries],
})
export class EventWebhooksModule {}
