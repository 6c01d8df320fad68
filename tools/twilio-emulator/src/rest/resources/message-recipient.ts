import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { toE164 } from '../../calls/geography';
import { addressOn, channelOf, plainNumber } from '../../messaging/message-address';
import type { Form } from '../form';
import { invalid } from '../rest-error';

const SHORT_CODE = /^\d{3,8}$/;
/** Where Twilio hands an SMS to a landline over to the carrier. Source: https://www.twilio.com/docs/api/errors/21635 */
const TRIES_LANDLINES = new Set(['US', 'CA', 'GB']);

/**
 * To whom a message goes, as Twilio writes it. Throws 21604, 21211, and for an SMS 21265 (https://www.twilio.com/docs/api/errors/21265),
 * 21408 (https://www.twilio.com/docs/api/errors/21408) and 21635.
 * @param closedRegions countries to which the account may not send, as ISO 3166 has them
 */
export function readRecipient(form: Form, closedRegions: readonly string[]): string {
  const to = form.text('To') ?? '';
  if (to === '') throw invalid(21604, "A 'To' phone number is required.");
  const channel = channelOf(to);
  if (channel === 'sms' && SHORT_CODE.test(to)) throw invalid(21265, "'To' number cannot be a Short Code");
  const number = toE164(plainNumber(to));
  if (number === undefined) throw invalid(21211, `Invalid 'To' Phone Number: ${to}`);
  if (channel === 'sms') {
    const region = regionOf(number);
    if (region !== undefined && closedRegions.includes(region)) {
      const why = 'Permission to send an SMS has not been enabled for the region indicated by the';
      throw invalid(21408, `${why} 'To' number: ${number}`);
    }
    if (isRefusedLandline(number) && form.text('ForceDelivery')?.toLowerCase() !== 'true') {
      throw invalid(21635, "'To' number cannot be a landline");
    }
  }
  return addressOn(channel, number);
}

function regionOf(number: string): string | undefined {
  return parsePhoneNumberFromString(number)?.country;
}

function isRefusedLandline(number: string): boolean {
  const parsed = parsePhoneNumberFromString(number);
  return parsed?.getType() === 'FIXED_LINE' && !TRIES_LANDLINES.has(parsed.country ?? '');
}
