import { defineQueue, defineSchedule } from '../../platform/queue/queue-definition';

/** Twilio may have a recording ready a moment after its webhook: a 404 is tried again. */
export const FETCH_VOICEMAIL = defineQueue<{ voicemailId: string }>('fetch-voicemail', {
  retry: { attemptsMax: 6, backoffMs: 1_000, backoffMaxMs: 60_000 },
});

/** Looks for messages whose callback never came: every five minutes, and at the start where that was missed. */
export const RECONCILE_VOICEMAILS = defineSchedule('reconcile-voicemails', '3-59/5 * * * *');

export const VOICEMAIL_RETENTION = defineSchedule('voicemail-retention', '50 * * * *');
