import type { MessageChannel } from '@centralita/shared-types';

export type Wish = 'out' | 'in' | 'help';

/**
 * Twilio's default keywords, and the Spanish ones that carriers use. A keyword is the whole message.
 * Source: https://help.twilio.com/articles/223134027-Twilio-support-for-opt-out-keywords-SMS-STOP-filtering-
 */
const OUT = 'stop stopall unsubscribe cancel end quit revoke optout baja parar'.split(' ');
const IN = 'start unstop alta'.split(' ');
/** Twilio answers them on SMS only: https://help.twilio.com/articles/223134027 */
const HELP = ['help', 'info'];
/** Said in many conversations: it means something only where no messages were wanted. */
const IN_AFTER_OUT = ['yes', 'si', 'sí'];

/** Of Advanced Opt-Out: https://www.twilio.com/docs/messaging/tutorials/advanced-opt-out */
const TYPES: Readonly<Record<string, Wish>> = { STOP: 'out', START: 'in', HELP: 'help' };

/**
 * What a customer wants of us with a keyword; undefined for any other message. Twilio answers keywords itself.
 *
 * @param optOutType what Twilio made of it already, where it did
 */
export function wishOf(
  { text, optOutType, channel }: { text: string; optOutType: string | undefined; channel: MessageChannel },
  isOut: boolean,
): Wish | undefined {
  const known = optOutType === undefined ? undefined : TYPES[optOutType.toUpperCase()];
  if (known) return known;
  const word = text
    .trim()
    .replace(/[.!]+$/, '')
    .toLowerCase();
  if (OUT.includes(word)) return 'out';
  if (channel === 'sms' && HELP.includes(word)) return 'help';
  return IN.includes(word) || (isOut && IN_AFTER_OUT.includes(word)) ? 'in' : undefined;
}
