import { textOf, type TwimlElement } from './twiml-document';

/** Of the text as a form encodes it, by any voice. */
const MAX_ENCODED_CHARS = 4500;

const bytesOf = (text: string): number => Buffer.byteLength(text);

/** How much each kind of voice says, and what counts; a voice with another name is a basic one. */
const LIMITS = [
  { prefix: 'Polly.', maxBytes: 3000, countOf: (say: TwimlElement) => bytesOf(textOf(say)) },
  { prefix: 'Google.', maxBytes: 5000, countOf: (say: TwimlElement) => bytesOf(markupOf(say)) },
  { prefix: '', maxBytes: 4096, countOf: (say: TwimlElement) => bytesOf(textOf(say)) },
];

/** Why Twilio cannot say this text by this voice. Source: https://www.twilio.com/docs/api/errors/13521 */
export function excessOf(say: TwimlElement, voice = ''): string | undefined {
  const limit = LIMITS.find(({ prefix }) => voice.startsWith(prefix));
  const count = limit?.countOf(say) ?? 0;
  if (limit && count > limit.maxBytes)
    return `${count} bytes; a voice ${limit.prefix || 'without prefix'} says ${limit.maxBytes}`;
  const encoded = new URLSearchParams({ '': textOf(say) }).toString().length - 1;
  return encoded > MAX_ENCODED_CHARS
    ? `${encoded} characters once URL-encoded; ${MAX_ENCODED_CHARS} are taken`
    : undefined;
}

/** Google's voices count tags and white space too. */
function markupOf({ content }: TwimlElement): string {
  const markup = content.map((part) => {
    if (typeof part === 'string') return part;
    const attributes = Object.entries(part.attributes).map(([name, value]) => ` ${name}="${value}"`);
    return `<${part.name}${attributes.join('')}>${markupOf(part)}</${part.name}>`;
  });
  return markup.join('');
}
