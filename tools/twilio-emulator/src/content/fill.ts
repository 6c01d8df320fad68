import { type ContentButton, type Content, saidBy } from './content';

/** Variables may be numbers or names: https://www.twilio.com/docs/content/using-variables-with-content-api */
const PLACEHOLDER = /\{\{\s*([A-Za-z0-9_]{1,16})\s*\}\}/g;

/** Names of the variables of a text, each once. */
export function variablesOf(text: string): string[] {
  return [...new Set([...text.matchAll(PLACEHOLDER)].map(([, name = '']) => name))];
}

/** What a message of this content says; `undefined` where a variable has neither a value nor a default. */
export function fill(
  content: Content,
  values: Readonly<Record<string, string>>,
): { body: string; buttons: ContentButton[] } | undefined {
  const said = saidBy(content);
  if (!said) return { body: '', buttons: [] };
  const known = new Map([...Object.entries(content.variables), ...Object.entries(values)]);
  const fillText = (text: string): string =>
    text.replace(PLACEHOLDER, (_placeholder, name: string) => known.get(name) ?? '');
  const texts = [said.body, ...said.buttons.flatMap(({ title, id }) => [title, id])];
  if (texts.flatMap(variablesOf).some((name) => (known.get(name) ?? '') === '')) return undefined;
  const buttons = said.buttons.map(({ title, id }) => ({ title: fillText(title), id: fillText(id) }));
  return { body: fillText(said.body), buttons };
}
