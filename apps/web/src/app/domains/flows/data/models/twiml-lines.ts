const PART = /<[^>]*>|[^<]+/g;

/** TwiML as people read it: an element a line, indented by its depth; one that holds only text stays in its line. */
export function twimlLines(xml: string): string[] {
  const parts = (xml.match(PART) ?? []).filter((part) => part.trim() !== '');
  const lines: string[] = [];
  let depth = 0;
  for (let at = 0; at < parts.length; at += 1) {
    const part = parts[at] ?? '';
    if (part.startsWith('</')) depth -= 1;
    const [text = '', close = ''] = [parts[at + 1], parts[at + 2]];
    const opens = part.startsWith('<') && !/^<[/?]|\/>$/.test(part);
    if (opens && !text.startsWith('<') && close.startsWith('</')) {
      lines.push(`${'  '.repeat(depth)}${part}${text}${close}`);
      at += 2;
      continue;
    }
    lines.push(`${'  '.repeat(depth)}${part}`);
    if (opens) depth += 1;
  }
  return lines;
}

export interface DiffLine {
  kind: 'same' | 'then' | 'now';
  text: string;
}

/** Lines that stand in both, and those of then and of now alone: by the longest sequence that both have. */
export function diffLines(then: readonly string[], now: readonly string[]): DiffLine[] {
  const common = Array.from({ length: then.length + 1 }, () => new Array<number>(now.length + 1).fill(0));
  const at = (i: number, j: number): number => common[i]?.[j] ?? 0;
  for (const [i, row] of [...common.entries()].slice(0, -1).reverse())
    for (let j = now.length - 1; j >= 0; j -= 1)
      row[j] = then[i] === now[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const lines: DiffLine[] = [];
  let [i, j] = [0, 0];
  while (i < then.length || j < now.length) {
    const [old, recent] = [then[i], now[j]];
    if (old !== undefined && old === recent) {
      lines.push({ kind: 'same', text: old });
      i += 1;
      j += 1;
    } else if (old !== undefined && (recent === undefined || at(i + 1, j) >= at(i, j + 1))) {
      lines.push({ kind: 'then', text: old });
      i += 1;
    } else {
      lines.push({ kind: 'now', text: recent ?? '' });
      j += 1;
    }
  }
  return lines;
}
