import type { ContactFieldKind } from './rules';

/**
 * What a saved reply may have in double braces, besides the names of the organisation's own contact fields (`{{Talla}}`): filled
 * in for whoever it is sent to, by whoever sends it.
 */
export const REPLY_VARIABLES = [
  'contact.name',
  'contact.firstName',
  'contact.address',
  'agent.name',
  'agent.firstName',
  'organisation.name',
] as const;
export type ReplyVariable = (typeof REPLY_VARIABLES)[number];

const BRACES = /\{\{\s*([^{}]*?)\s*\}\}/g;

/** Names of contact fields as they are compared: without case, accents and punctuation, as the server does. */
export const fieldKey = (name: string): string =>
  name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const namesIn = (text: string): string[] => [...text.matchAll(BRACES)].map(([, name = '']) => name);
const isVariable = (name: string): name is ReplyVariable =>
  (REPLY_VARIABLES as readonly string[]).includes(name);

/** What stands in double braces and is no variable of ours: names of contact fields, or mistakes. */
export const replyFields = (text: string): string[] => namesIn(text).filter((name) => !isVariable(name));

/** What stands in double braces and is none of the variables, nor a field. @param fields names of the organisation's fields */
export function unknownReplyVariables(text: string, fields: readonly string[] = []): string[] {
  const keys = new Set(fields.map(fieldKey));
  return replyFields(text).filter((name) => fieldKey(name) === '' || !keys.has(fieldKey(name)));
}

/** What is known of whoever it goes to, and of whoever sends it. */
export interface ReplyValues {
  variables: Partial<Record<ReplyVariable, string>>;
  /** What the contact's fields say, by `fieldKey` of their names. */
  fields?: ReadonlyMap<string, string>;
}

const valueOf = (name: string, { variables, fields }: ReplyValues): string =>
  (isVariable(name) ? variables[name] : fields?.get(fieldKey(name))) ?? '';

/** Puts the values in. Where there is none, the space before goes with it: `Hola {{contact.name}},` becomes `Hola,`. */
export const fillReply = (text: string, values: ReplyValues): string =>
  text.replace(/([ \t]?)\{\{\s*([^{}]*?)\s*\}\}/g, (_all, space: string, name: string) => {
    const value = valueOf(name, values);
    return value ? space + value : '';
  });

/** The variables and fields of a text that have no value, each once. */
export const missingReplyValues = (text: string, values: ReplyValues): string[] => [
  ...new Set(namesIn(text).filter((name) => valueOf(name, values) === '')),
];

/** The value of a contact's field as people read it. @param language such as `es` */
export function fieldText(kind: ContactFieldKind, value: string, language: string): string {
  if (value === '') return '';
  if (kind === 'number')
    return Number.isFinite(Number(value))
      ? new Intl.NumberFormat(language, { maximumFractionDigits: 10, useGrouping: false }).format(
          Number(value),
        )
      : value;
  const at = kind === 'date' ? Date.parse(`${value}T00:00:00Z`) : NaN;
  if (Number.isNaN(at)) return value;
  return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(at);
}
