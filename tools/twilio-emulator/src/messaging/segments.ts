/**
 * Characters of GSM 03.38's basic set, and those of its extension, which take two.
 * Source: https://www.twilio.com/docs/glossary/what-is-gsm-7-character-encoding
 */
const BASIC = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
const EXTENSION = new Set('\f^{}\\[~]|€');

/** How many SMS segments a text takes: 160 characters alone or 153 each in GSM-7, 70 or 67 in UCS-2. */
export function segmentsOf(body: string): number {
  const characters = [...body];
  const isGsm = characters.every((character) => BASIC.has(character) || EXTENSION.has(character));
  const length = isGsm
    ? characters.reduce((sum, character) => sum + (EXTENSION.has(character) ? 2 : 1), 0)
    : body.length;
  const [single, each] = isGsm ? [160, 153] : [70, 67];
  return length <= single ? 1 : Math.ceil(length / each);
}
