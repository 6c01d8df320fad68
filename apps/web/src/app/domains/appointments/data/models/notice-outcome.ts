import type { AppointmentNotice, MessageStatus } from '@centralita/shared-types';

/** What became of a message, in as many kinds as a person tells apart. */
export type Outcome =
  'planned' | 'stopped' | 'sending' | 'sent' | 'delivered' | 'read' | 'failed' | 'uncertain';

const OUTCOMES: Record<MessageStatus, Outcome> = {
  accepted: 'sending',
  scheduled: 'sending',
  queued: 'sending',
  sending: 'sending',
  uncertain: 'uncertain',
  sent: 'sent',
  delivered: 'delivered',
  partially_delivered: 'delivered',
  read: 'read',
  undelivered: 'failed',
  failed: 'failed',
  canceled: 'failed',
  receiving: 'sent',
  received: 'sent',
};

export const outcomeOf = ({ state, status }: AppointmentNotice): Outcome => {
  if (state !== 'sent') return state;
  return status === null ? 'sending' : OUTCOMES[status];
};

/** What nobody chose, and somebody should know of. */
const TROUBLES: readonly AppointmentNotice['stopped'][] = ['no-channel', 'opted-out', 'quiet'];

/** The one that says most at a glance: the latest that was sent, or else that could not be, or else the next one. */
export const tellingNotice = (notices: readonly AppointmentNotice[]): AppointmentNotice | undefined =>
  notices.findLast(({ state }) => state === 'sent') ??
  notices.findLast(({ stopped }) => TROUBLES.includes(stopped)) ??
  notices.find(({ state }) => state === 'planned');
