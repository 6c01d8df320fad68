/** What a saved reply may have in double braces: filled in for whoever it is sent to, by whoever sends it. */
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

/** What stands in double braces and is none of the variables. */
export const unknownReplyVariables = (text: string): string[] => {
  const known: readonly string[] = REPLY_VARIABLES;
  return [...text.matchAll(BRACES)].map(([, name = '']) => name).filter((name) => !known.includes(name));
};

/** Puts the values in. Where there is none, the space before goes with it: `Hola {{contact.name}},` becomes `Hola,`. */
export const fillReply = (text: string, values: Partial<Record<ReplyVariable, string>>): string =>
  text.replace(/([ \t]?)\{\{\s*([^{}]*?)\s*\}\}/g, (_all, space: string, name: string) => {
    const value = values[name as ReplyVariable];
    return value ? space + value : '';
  });
