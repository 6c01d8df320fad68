import { smsSegments } from '@centralita/shared-types/campaign-text';
import type { PastCall } from '../calls/api/past-calls';
import type { PastMessage } from '../messages/api/past-messages';

/** Millionths of a US dollar, in the United States: https://www.twilio.com/en-us/pricing/messaging */
const SMS_SEGMENT = 8_300;
const WHATSAPP = 5_000;
/** A minute of a call that comes in at a number, or goes out to one: https://www.twilio.com/en-us/voice/pricing/us */
const MINUTE = { incoming: 8_500, outgoing: 14_000 } as const;
/** And of the browser at its other end. Same source. */
const BROWSER_MINUTE = 4_000;
const UNIT = 'USD';

/** What a message of the demo's past has cost. */
export function messagePrice(channel: 'sms' | 'whatsapp', text: string): NonNullable<PastMessage['price']> {
  const segments = channel === 'sms' ? smsSegments(text) : 1;
  return { micros: channel === 'sms' ? segments * SMS_SEGMENT : WHATSAPP, unit: UNIT, segments };
}

/** What a call of the demo's past has cost: each begun minute, nothing where nobody answered. */
export function callPrice(
  direction: 'incoming' | 'outgoing',
  seconds: number,
  withBrowser: boolean,
): NonNullable<PastCall['price']> {
  const rate = MINUTE[direction] + (withBrowser ? BROWSER_MINUTE : 0);
  return { micros: Math.ceil(seconds / 60) * rate, unit: UNIT };
}
