import { defineQueue } from '../../../platform/queue/queue-definition';

/** An alert that goes to the outgoing webhook of its organisation, or of the server. */
export interface AlertDelivery {
  alertId: string;
}

const MINUTE_MS = 60_000;

/** About three hours of tries: a receiver may be away for a while. */
export const ALERT_WEBHOOK = defineQueue<AlertDelivery>('alert-webhook', {
  retry: { attemptsMax: 14, backoffMs: 5_000, backoffMaxMs: 60 * MINUTE_MS },
});
