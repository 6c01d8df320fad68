import type { TwimlElement } from './element';
import { ELEMENTS } from './elements';
import { escapeAttribute, escapeText } from './escape';
import type { VoiceVerb } from './verbs';

interface Shape {
  readonly open: string;
  readonly close: string;
  /** By our name: the text before the value, and what joins a list. No prototype, so no inherited names. */
  readonly attributes: Readonly<Record<string, { prefix: string; separator: string } | undefined>>;
}

const SHAPES: ReadonlyMap<string, Shape> = new Map(
  Object.entries(ELEMENTS).map(([tag, names]) => {
    const attributes = Object.create(null) as Record<string, { prefix: string; separator: string }>;
    for (const [ours, theirs] of Object.entries<string | readonly [string, string]>(names)) {
      const [name, separator] = typeof theirs === 'string' ? [theirs, ' '] : theirs;
      attributes[ours] = { prefix: ` ${name}="`, separator };
    }
    return [tag, { open: `<${tag}`, close: `</${tag}>`, attributes }];
  }),
);

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>';

/**
 * The TwiML document for a list of verbs. Never throws: characters that XML cannot hold, attributes and elements that
 * do not exist and values that are no text, number, truth value or list of texts are left out.
 */
export const renderTwiml = (verbs: readonly VoiceVerb[]): string => renderResponse(verbs);

/** The same for any elements. */
export function renderResponse(elements: readonly TwimlElement[]): string {
  const content = renderAll(elements);
  return content === '' ? `${HEAD}<Response/>` : `${HEAD}<Response>${content}</Response>`;
}

function renderAll(elements: readonly (TwimlElement | string)[]): string {
  let xml = '';
  for (const element of elements)
    xml += typeof element === 'string' ? escapeText(element) : renderElement(element);
  return xml;
}

/** Data of a plugin that is not type-checked may hold holes. */
function renderElement(element: TwimlElement | null | undefined): string {
  if (!element) return '';
  const shape = SHAPES.get(element.tag);
  if (!shape) return '';
  let head = shape.open;
  const attributes = element.attributes as Readonly<Record<string, unknown>>;
  for (const ours in attributes) {
    const attribute = shape.attributes[ours];
    if (!attribute) continue;
    const value = attributeText(attributes[ours], attribute.separator);
    if (value !== undefined) head += attribute.prefix + value + '"';
  }
  let content = typeof element.text === 'string' ? escapeText(element.text) : '';
  if (element.children) content += renderAll(element.children);
  return content === '' ? `${head}/>` : `${head}>${content}${shape.close}`;
}

function attributeText(value: unknown, separator: string): string | undefined {
  if (typeof value === 'string') return escapeAttribute(value);
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : undefined;
  return Array.isArray(value) ? listText(value, separator) : undefined;
}

function listText(list: readonly unknown[], separator: string): string {
  let text: string | undefined;
  for (const item of list) {
    if (typeof item === 'string') text = text === undefined ? item : text + separator + item;
  }
  return escapeAttribute(text ?? '');
}
