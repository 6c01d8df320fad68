/**
 * Texts of campaigns: their variables, and how many SMS they take. For the browser and the server alike; nothing here imports
 * anything.
 */

export const CAMPAIGN_NAME_MAX = 120;
export const CAMPAIGN_TEXT_MAX = 1_000;
export const CAMPAIGN_LIST_BYTES_MAX = 1_000_000;
/** Of a list or of contacts; who has more makes two campaigns. */
export const CAMPAIGN_RECIPIENTS_MAX = 10_000;
export const CAMPAIGN_PER_MINUTE_MAX = 600;

export type CampaignValues = Readonly<Record<string, string>>;

const VARIABLE = /\{(\w+)\}/g;

/** Names of the variables of a text, such as `name` of `Hello {name}`; each once. */
export const campaignVariables = (text: string): string[] => [
  ...new Set(Array.from(text.matchAll(VARIABLE), ([, name = '']) => name)),
];

const isKnown = (name: string, values: CampaignValues): boolean =>
  Object.hasOwn(values, name) && values[name] !== '';

/** A part in square brackets is left out where something within it is not known: `Hello[ {name}], we moved.` */
const withoutUnknownParts = (text: string, values: CampaignValues): string =>
  text.replace(/\[([^[\]]*)\]/g, (part, inner: string) => {
    const names = campaignVariables(inner);
    if (names.length === 0) return part;
    return names.every((name) => isKnown(name, values)) ? inner : '';
  });

/** What a recipient reads; a variable that is not known stays as it stands. */
export const campaignText = (text: string, values: CampaignValues): string =>
  withoutUnknownParts(text, values)
    .replace(VARIABLE, (as, name: string) => (isKnown(name, values) ? (values[name] ?? as) : as))
    .replace(/[ \t]{2,}/g, ' ')
    .trim();

/** Variables outside of square brackets that are not known of a recipient: without them there is nothing to send. */
export const missingCampaignValues = (text: string, values: CampaignValues): string[] =>
  campaignVariables(withoutUnknownParts(text, values)).filter((name) => !isKnown(name, values));

/** The letters of GSM 03.38; those of the second line count double. */
const GSM =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
const GSM_DOUBLE = '^{}\\[~]|€';

/**
 * How many SMS a text is sent (and billed) as: 160 letters of GSM 03.38 or 70 others in one; 153 or 67 in each of several.
 * Source: https://www.twilio.com/docs/glossary/what-sms-character-limit
 */
export function smsSegments(text: string): number {
  const letters = [...text];
  const isGsm = letters.every((letter) => GSM.includes(letter) || GSM_DOUBLE.includes(letter));
  const length = isGsm
    ? letters.reduce((sum, letter) => sum + (GSM_DOUBLE.includes(letter) ? 2 : 1), 0)
    : text.length;
  const [single, each] = isGsm ? [160, 153] : [70, 67];
  return length <= single ? 1 : Math.ceil(length / each);
}
