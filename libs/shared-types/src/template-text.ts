/**
 * Texts of message templates: their variables, and what WhatsApp's reviewers refuse. For the browser and the server alike;
 * nothing here imports anything. Sources: https://www.twilio.com/docs/content/using-variables-with-content-api and
 * https://www.twilio.com/docs/whatsapp/tutorial/message-template-approvals-statuses
 */

/** WhatsApp's names of templates. */
export const TEMPLATE_NAME = /^[a-z0-9_]{1,64}$/;
/** Meta's language codes, such as `es` or `pt_BR`. */
export const TEMPLATE_LANGUAGE = /^[a-z]{2}(_[A-Z]{2})?$/;
/** Of the text above buttons: https://www.twilio.com/docs/content/twilio-quick-reply */
export const TEMPLATE_BODY_MAX = 1024;
/** More of them need an approval even within the 24 hours: https://www.twilio.com/docs/content/twilio-quick-reply */
export const TEMPLATE_BUTTONS_MAX = 3;
export const TEMPLATE_BUTTON_LENGTH_MAX = 20;
export const TEMPLATE_BUTTON_ID = /^[A-Za-z0-9_-]{1,64}$/;
export const TEMPLATE_VARIABLES_MAX = 20;
export const TEMPLATE_VARIABLE = /^[A-Za-z0-9_]{1,16}$/;
/** Twilio takes 1600 characters and recommends fewer than 250. */
export const TEMPLATE_VALUE_MAX = 250;

const PLACEHOLDER = /\{\{([A-Za-z0-9_]{1,16})\}\}/g;

/** Names of the variables of a text, each once, in the order in which they are met. */
export const variablesOf = (text: string): string[] => [
  ...new Set(Array.from(text.matchAll(PLACEHOLDER), ([, name = '']) => name)),
];

/** WhatsApp takes no line ends, tabs or long runs of spaces in a value. */
export const cleanValue = (value: string): string => value.replaceAll(/\s+/g, ' ').trim();

/** The text with its variables filled; one without a value stays as it stands. */
export const fillText = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replaceAll(PLACEHOLDER, (placeholder, name: string) => {
    const value = cleanValue(Object.hasOwn(values, name) ? (values[name] ?? '') : '');
    return value === '' ? placeholder : value;
  });

/** The variables that have no value yet. */
export const missingValues = (text: string, values: Readonly<Record<string, string>>): string[] =>
  variablesOf(text).filter((name) => !Object.hasOwn(values, name) || cleanValue(values[name] ?? '') === '');

/** Why WhatsApp is going to reject a text. Pages have words for each. */
export const TEMPLATE_PROBLEMS = [
  'malformed-placeholder',
  'starts-with-variable',
  'ends-with-variable',
  'adjacent-variables',
  'gap-in-numbers',
  'too-few-words',
] as const;
export type TemplateProblem = (typeof TEMPLATE_PROBLEMS)[number];

/** @returns what is against the text, the plainest first; empty where nothing is known against it */
export function textProblems(text: string): TemplateProblem[] {
  const plain = text.trim();
  const between = plain.replaceAll(PLACEHOLDER, '\u0000');
  const names = variablesOf(plain);
  const problems: Record<TemplateProblem, boolean> = {
    'malformed-placeholder': /[{}]/.test(between),
    'starts-with-variable': between.startsWith('\u0000'),
    'ends-with-variable': between.endsWith('\u0000'),
    'adjacent-variables': /\u0000\s*\u0000/.test(between),
    'gap-in-numbers': hasGap(names),
    'too-few-words': names.length > 0 && wordsOf(between) < 2 * names.length + 1,
  };
  return TEMPLATE_PROBLEMS.filter((problem) => problems[problem]);
}

const wordsOf = (text: string): number => text.match(/\p{L}[\p{L}\p{N}'’-]*/gu)?.length ?? 0;

/** Numbers go 1, 2, 3 …; names may be any. */
function hasGap(names: readonly string[]): boolean {
  const numbers = names.filter((name) => /^\d+$/.test(name)).map(Number);
  return numbers.toSorted((a, b) => a - b).some((number, index) => number !== index + 1);
}
