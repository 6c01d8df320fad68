import type { MessageChannel } from '@centralita/shared-types';

export type Wish = 'out' | 'in' | 'help';

/**
 * Twilio's default keywords, and the Spanish ones that carriers use. A keyword is the whole message.
 * Source: https://help.twilio.com/articles/223134027-Twilio-support-for-opt-out-keywords-SMS-STOP-filtering-
 */
const OUT = 'stop stopall unsubscribe cancel end quit revoke optout baja parar'.split(' ');
/** Plain in every language of ours: a button with one of these says so, while one with `Cancel` is about something else. */
const OUT_ON_BUTTON = ['stop', 'unsubscribe', 'baja'];
/** Twilio answers these on SMS only, and there to whoever writes them: https://help.twilio.com/articles/223134027 */
const ANSWERED_ON_SMS: Readonly<Record<string, Wish>> = {
  start: 'in',
  unstop: 'in',
  help: 'help',
  info: 'help',
};
/** Said in many conversations, as their first words too: they mean something only where no messages were wanted. */
const IN_AFTER_OUT = ['start', 'unstop', 'alta'];
/** As those; but on a button they answer something else. */
const AGREES = ['yes', 'si', 'sí'];

/** Of Advanced Opt-Out: https://www.twilio.com/docs/messaging/tutorials/advanced-opt-out */
const TYPES: Readonly<Record<string, Wish>> = { STOP: 'out', START: 'in', HELP: 'help' };

export interface Said {
  text: string;
  /** What Twilio made of it already, where it did. */
  optOutType: string | undefined;
  channel: MessageChannel;
  /** Whether it is the text of a button with an id: https://www.twilio.com/docs/content/twilio-quick-reply */
  isButton: boolean;
  /** Whether nobody can tell: a provider's list has the text of a button as any other. */
  mayBeButton?: boolean | undefined;
}

/** What a customer wants of us with a keyword; undefined for any other message. Twilio answers keywords itself. */
export function wishOf(said: Said, isOut: boolean): Wish | undefined {
  const { text, optOutType, channel, isButton, mayBeButton } = said;
  const known = optOutType === undefined ? undefined : TYPES[optOutType.toUpperCase()];
  if (known) return known;
  const word = text
    .trim()
    .replace(/[.!]+$/, '')
    .toLowerCase();
  if (isButton) return OUT_ON_BUTTON.includes(word) ? 'out' : undefined;
  if ((mayBeButton ? OUT_ON_BUTTON : OUT).includes(word)) return 'out';
  if (isOut && (IN_AFTER_OUT.includes(word) || (!mayBeButton && AGREES.includes(word)))) return 'in';
  return channel === 'sms' && Object.hasOwn(ANSWERED_ON_SMS, word) ? ANSWERED_ON_SMS[word] : undefined;
}
