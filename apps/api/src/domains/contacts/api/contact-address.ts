import { E164, EMAIL, type MessageChannel } from '@centralita/shared-types';

export interface ContactAddress {
  channel: Extract<MessageChannel, 'sms' | 'whatsapp'>;
  /** E.164, a short code (digits), or an alphanumeric sender as it came. */
  address: string;
}

const WHATSAPP = 'whatsapp:';
/** Carriers allow at most 11 characters: https://www.twilio.com/docs/glossary/what-alphanumeric-sender-id */
const ADDRESS_LENGTH_MAX = 64;

/**
 * Reads an address as Twilio writes it, `+34…` or `whatsapp:+34…`. A space where a plus sign was (an unescaped `+` in a
 * form) is read as the plus sign. Undefined where nothing is left.
 */
export function readContactAddress(text: string): ContactAddress | undefined {
  const isWhatsapp = text.trimStart().toLowerCase().startsWith(WHATSAPP);
  const rest = isWhatsapp ? text.trimStart().slice(WHATSAPP.length) : text;
  const address = rest.replace(/^ +(?=\d)/, '+').trim();
  if (address === '' || address.length > ADDRESS_LENGTH_MAX) return undefined;
  return { channel: isWhatsapp ? 'whatsapp' : 'sms', address };
}

/** As Twilio writes it. */
export const writeContactAddress = ({
  channel,
  address,
}: {
  channel: MessageChannel;
  address: string;
}): string => (channel === 'whatsapp' ? `${WHATSAPP}${address}` : address);

const SHORT_CODE = /^\d{3,8}$/;

/** Nobody reads what is written to these. */
const NO_REPLY = /^(no-?reply|do-?not-?reply|mailer-daemon|postmaster|bounces?)([+._-].*)?@/i;

/**
 * Whether something can be written to an address. An alphanumeric sender cannot be answered:
 * https://www.twilio.com/docs/glossary/what-alphanumeric-sender-id
 */
export const canBeAnswered = (address: string): boolean =>
  E164.test(address) || SHORT_CODE.test(address) || (EMAIL.test(address) && !NO_REPLY.test(address));

/**
 * Ways in which one number is written: mobile numbers of Mexico and Argentina have an extra digit in international and
 * in WhatsApp form (+52 1, +54 9), those of Brazil one that was added later (a 9 after the area code), and providers use
 * either. The first is the number as given.
 * Sources: https://www.twilio.com/docs/whatsapp/api#whatsapp-number-format and
 * https://faq.whatsapp.com/1294841057948784
 */
export function spellingsOf(address: string): string[] {
  for (const [pattern, spelt] of VARIANTS) {
    if (pattern.test(address)) return [address, address.replace(pattern, spelt)];
  }
  return [address];
}

const VARIANTS: readonly (readonly [RegExp, string])[] = [
  [/^\+521(\d{10})$/, '+52$1'],
  [/^\+52(\d{10})$/, '+521$1'],
  [/^\+549(\d{10})$/, '+54$1'],
  [/^\+54(\d{10})$/, '+549$1'],
  // Mobile numbers begin with 6 to 9 after the area code; lines of 8 digits from 2 to 5 are not mobile.
  [/^\+55(\d{2})9(\d{8})$/, '+55$1$2'],
  [/^\+55(\d{2})([6-9]\d{7})$/, '+55$19$2'],
];
