import type { MessageStatus } from '@centralita/shared-types';

type ProviderStatus = Exclude<MessageStatus, 'uncertain'>;

/**
 * What events of mail mean for a message. Those that are not here say nothing of where it is: a complaint or a click come
 * after it was read. Both SendGrid's names and the longer ones that others write.
 * Source: https://www.twilio.com/docs/sendgrid/for-developers/tracking-events/event
 */
const STATUSES: Readonly<Record<string, ProviderStatus>> = {
  processed: 'sent',
  deferred: 'sent',
  delivered: 'delivered',
  open: 'read',
  opened: 'read',
  click: 'read',
  clicked: 'read',
  bounce: 'undelivered',
  bounced: 'undelivered',
  blocked: 'undelivered',
  dropped: 'failed',
};

export const statusOfMailEvent = (event: string): ProviderStatus | undefined =>
  Object.hasOwn(STATUSES, event) ? STATUSES[event] : undefined;

const WISHES: Readonly<Record<string, 'out' | 'in'>> = {
  unsubscribe: 'out',
  group_unsubscribe: 'out',
  spamreport: 'out',
  spam_report: 'out',
  group_resubscribe: 'in',
};

/** Whether who says so wants no more mail, or mail again; undefined where it says neither. */
export const wishOfMailEvent = (event: string): 'out' | 'in' | undefined =>
  Object.hasOwn(WISHES, event) ? WISHES[event] : undefined;
