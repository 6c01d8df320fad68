import type { SealedColumn } from '../../platform/security/sealed-column';

/** Purpose of the seal of a webhook's secret, by its id. */
export const eventWebhookPurpose = (id: string): string => `centralita/event-webhook/1/${id}`;

export const SEALED_IN_EVENT_WEBHOOKS: readonly SealedColumn[] = [
  { table: 'event_webhooks', key: 'id', column: 'sealed_secret', purpose: eventWebhookPurpose },
];
