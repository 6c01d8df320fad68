/** A stretch of pretty-printed XML, to be coloured by its kind. */
export interface XmlToken {
  kind: 'space' | 'punctuation' | 'name' | 'attribute' | 'value' | 'text' | 'comment';
  text: string;
}

interface Piece {
  kind: 'open' | 'close' | 'empty' | 'text' | 'other';
  source: string;
}

const PIECE =
  /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<\/[^<>]+>|<(?:"[^"]*"|'[^']*'|[^<>"'])+>|[^<]+/y;
const INDENT = '  ';

/** TwiML, one verb a line, as tokens; `undefined` when the text is not well-formed enough to indent. */
export function formatXml(source: string): XmlToken[] | undefined {
  const pieces = split(source.trim());
  if (pieces === undefined || !pieces.some(({ kind }) => kind === 'open' || kind === 'empty'))
    return undefined;
  const tokens: XmlToken[] = [];
  const open: string[] = [];
  let inline = false;
  const newLine = (depth: number): void => {
    if (tokens.length > 0) tokens.push({ kind: 'space', text: `\n${INDENT.repeat(depth)}` });
  };
  for (const [index, piece] of pieces.entries()) {
    if (piece.kind === 'text') {
      // Text beside an element's end stays on its line: `<Say>Hello</Say>`.
      inline = pieces[index - 1]?.kind === 'open' && pieces[index + 1]?.kind === 'close';
      if (!inline) newLine(open.length);
      tokens.push({ kind: 'text', text: piece.source.trim() });
    } else if (piece.kind === 'close') {
      if (open.pop() !== nameOf(piece.source)) return undefined;
      if (!inline && pieces[index - 1]?.kind !== 'open') newLine(open.length);
      inline = false;
      tokens.push(...tagTokens(piece.source));
    } else {
      newLine(open.length);
      tokens.push(
        ...(piece.kind === 'other'
          ? [{ kind: 'comment' as const, text: piece.source }]
          : tagTokens(piece.source)),
      );
      if (piece.kind === 'open') open.push(nameOf(piece.source));
    }
  }
  return open.length === 0 ? tokens : undefined;
}

function split(source: string): Piece[] | undefined {
  const pieces: Piece[] = [];
  PIECE.lastIndex = 0;
  while (PIECE.lastIndex < source.length) {
    const match = PIECE.exec(source);
    if (!match) return undefined;
    const text = match[0];
    if (text.trim() !== '') pieces.push({ kind: kindOf(text), source: text });
  }
  return pieces;
}

function kindOf(text: string): Piece['kind'] {
  if (text.startsWith('<?') || text.startsWith('<!--')) return 'other';
  if (text.startsWith('<![CDATA[') || !text.startsWith('<')) return 'text';
  if (text.startsWith('</')) return 'close';
  return text.endsWith('/>') ? 'empty' : 'open';
}

function nameOf(tag: string): string {
  return /^<\/?([^\s/>]+)/.exec(tag)?.[1] ?? '';
}

function tagTokens(tag: string): XmlToken[] {
  const name = nameOf(tag);
  const start = tag.startsWith('</') ? '</' : '<';
  const end = tag.endsWith('/>') ? '/>' : '>';
  const tokens: XmlToken[] = [
    { kind: 'punctuation', text: start },
    { kind: 'name', text: name },
  ];
  const inside = tag.slice(start.length + name.length, tag.length - end.length);
  for (const [, key = '', value = ''] of inside.matchAll(/([^\s=]+)\s*=\s*("[^"]*"|'[^']*')/g)) {
    tokens.push(
      { kind: 'space', text: ' ' },
      { kind: 'attribute', text: key },
      { kind: 'punctuation', text: '=' },
      { kind: 'value', text: value },
    );
  }
  tokens.push({ kind: 'punctuation', text: end });
  return tokens;
}
