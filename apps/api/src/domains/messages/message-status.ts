import type { MessageStatus } from '@centralita/shared-types';

/**
 * How far a message has come, as its provider tells it. Reports come late, twice and in any order: the furthest counts,
 * so every order ends in one state. That it arrived outranks a report that it did not.
 * Source: https://www.twilio.com/docs/messaging/guides/track-outbound-message-status
 */
const RANKS: Readonly<Record<Exclude<MessageStatus, 'uncertain'>, number>> = {
  scheduled: 1,
  accepted: 2,
  queued: 3,
  sending: 4,
  sent: 5,
  receiving: 5,
  canceled: 6,
  failed: 7,
  undelivered: 8,
  partially_delivered: 9,
  received: 10,
  delivered: 11,
  read: 12,
};

/** Of a status that is ours and not the provider's: any report goes before it. */
export const OWN_RANK = 0;

/** What a provider says, as one of our words; undefined for what we have no word for. */
export const readStatus = (text: string): Exclude<MessageStatus, 'uncertain'> | undefined =>
  Object.hasOwn(RANKS, text) ? (text as Exclude<MessageStatus, 'uncertain'>) : undefined;

export const rankOf = (status: Exclude<MessageStatus, 'uncertain'>): number => RANKS[status];

/** What did not reach the other side, and never will. */
const LOST: readonly MessageStatus[] = ['failed', 'undelivered', 'canceled'];
export const isLost = (status: MessageStatus): boolean => LOST.includes(status);
