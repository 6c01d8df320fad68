import type { LiveEvent, Role } from '@centralita/shared-types';
import { defineQueue } from '../../../platform/queue/queue-definition';

/** Something that happened, and whom it may wake. */
export interface PushNotice {
  event: LiveEvent;
  role: Role;
  personId?: string;
}

/** A notice for one browser. */
export interface PushDelivery {
  subscriptionId: string;
  event: LiveEvent;
}

/** Finds out who is to be woken. */
export const PUSH_NOTICE = defineQueue<PushNotice>('push-notice', { retry: { attemptsMax: 5 } });

/** Sends to one browser. */
export const WEB_PUSH = defineQueue<PushDelivery>('web-push', {
  retry: { attemptsMax: 6, backoffMs: 2_000, backoffMaxMs: 600_000 },
  concurrency: 8,
});
