import { defineQueue } from '../../platform/queue/queue-definition';

/** One delivery that is to be sent. */
export interface DeliveryJob {
  deliveryId: string;
}

const HOUR_MS = 3_600_000;

/**
 * About a day of tries, a second apart at first and an hour at last. The last one that fails is no job that was given up: the
 * delivery says that it failed, and can be sent again from its page.
 */
export const EVENT_WEBHOOK = defineQueue<DeliveryJob>('event-webhook', {
  retry: { attemptsMax: 34, backoffMs: 1_000, backoffMaxMs: HOUR_MS },
  concurrency: 8,
});
