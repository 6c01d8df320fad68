import { SaxesParser } from 'saxes';

/** An element of a TwiML document. */
export interface TwimlElement {
  name: string;
  attributes: Readonly<Record<string, string>>;
  /** Text and elements inside, in order. */
  content: (string | TwimlElement)[];
}

/** A TwiML document that cannot be run. `code` is Twilio's: https://www.twilio.com/docs/api/errors/12100 */
export class TwimlError extends Error {
  constructor(
    readonly code: number,
    message: string,
  ) {
    super(message);
  }
}

/** The elements right inside. */
export function childElements(element: TwimlElement): TwimlElement[] {
  return element.content.filter((part) => typeof part !== 'string');
}

/** Text of an element and of all inside it, as it is read aloud: white space is folded. */
export function textOf(element: TwimlElement): string {
  const parts = element.content.map((part) => (typeof part === 'string' ? part : ` ${textOf(part)} `));
  return parts.join('').replace(/\s+/g, ' ').trim();
}

/** Reads TwiML. Throws {@link TwimlError} 12100 where it is not XML or is not a `<Response>`. */
export function parseTwiml(source: string): TwimlElement {
  const text = source.replace(/^\uFEFF/, '').trim();
  if (text === '') throw new TwimlError(12100, 'the document is empty');
  const parser = new SaxesParser();
  const open: TwimlElement[] = [];
  let root: TwimlElement | undefined;

  parser.on('error', (error) => {
    throw new TwimlError(12100, `line ${parser.line}: ${error.message.replace(/^\d+:\d+: /, '')}`);
  });
  parser.on('opentag', ({ name, attributes }) => {
    const element: TwimlElement = { name, attributes, content: [] };
    open.at(-1)?.content.push(element);
    root ??= element;
    open.push(element);
  });
  parser.on('closetag', () => void open.pop());
  parser.on('text', (chunk) => void open.at(-1)?.content.push(chunk));
  parser.on('cdata', (chunk) => void open.at(-1)?.content.push(chunk));
  parser.write(text).close();

  if (!root) throw new TwimlError(12100, 'the document has no element');
  if (root.name !== 'Response') {
    throw new TwimlError(12100, `the document is a <${root.name}>, not a <Response>`);
  }
  return root;
}
