/** The basic characters of GSM 03.38, each of 7 bits; those of the extension table take two places. */
const GSM_BASIC =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
const GSM_EXTENSION = '^{}\\[~]|€\f';

/** Places in a message that stands alone, and in each of several: https://www.twilio.com/docs/glossary/what-sms-character-limit */
const PLACES = { gsm: [160, 153], unicode: [70, 67] } as const;

export interface SmsLength {
  /** As people count them. */
  characters: number;
  segments: number;
  /** Places left in the last segment. */
  left: number;
  /** The first character that makes the message Unicode, with less than half the places. */
  unicodeBy: string | undefined;
}

/** How long a text is as an SMS, by which it is charged. A character is never cut in two by the end of a segment. */
export function smsLength(text: string): SmsLength {
  const characters = [...text];
  const unicodeBy = characters.find((one) => !GSM_BASIC.includes(one) && !GSM_EXTENSION.includes(one));
  const placesOf = unicodeBy
    ? (one: string): number => one.length
    : (one: string): number => (GSM_EXTENSION.includes(one) ? 2 : 1);
  const [alone, each] = PLACES[unicodeBy ? 'unicode' : 'gsm'];
  const total = characters.reduce((sum, one) => sum + placesOf(one), 0);
  if (total <= alone)
    return { characters: characters.length, segments: total === 0 ? 0 : 1, left: alone - total, unicodeBy };
  let segments = 1;
  let used = 0;
  for (const one of characters) {
    const places = placesOf(one);
    if (used + places > each) {
      segments++;
      used = 0;
    }
    used += places;
  }
  return { characters: characters.length, segments, left: each - used, unicodeBy };
}
