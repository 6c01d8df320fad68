const QUOTES = `'"`;
/** After these a slash begins a regular expression; after anything else it divides. */
const BEFORE_REGEX = /(?:^|[(,=:[!&|?{};+\-*%<>~^]|\breturn)\s*$/;
/** A method's name, before its parameters. */
const NAME = /(#?[\w$]+)\s*$/;

/**
 * The methods of a class by their names, private ones with their `#`, each with its head, as they stand in the text of the class:
 * whether a compiler has left its lines or none.
 */
export function methodBodies(text: string): ReadonlyMap<string, string> {
  const bodies = new Map<string, string>();
  let [braces, brackets, headAt] = [0, 0, text.indexOf('{') + 1];
  let parametersAt: number | undefined;
  let bodyAt: number | undefined;
  for (let at = 0; at < text.length; at += 1) {
    const next = skipped(text, at);
    if (next !== at) {
      at = next - 1;
      continue;
    }
    const char = text.charAt(at);
    if (char === '(' && braces === 1 && brackets === 0) parametersAt = at;
    if (char === '(' || char === '[') brackets += 1;
    else if (char === ')' || char === ']') brackets -= 1;
    else if (char === '{') {
      if (braces === 1 && brackets === 0) bodyAt = at;
      braces += 1;
    } else if (char === '}') {
      braces -= 1;
      if (braces !== 1 || brackets !== 0 || bodyAt === undefined) continue;
      const name = NAME.exec(text.slice(headAt, parametersAt ?? headAt))?.[1];
      if (name !== undefined && !bodies.has(name)) bodies.set(name, text.slice(headAt, at + 1));
      [headAt, parametersAt, bodyAt] = [at + 1, undefined, undefined];
    }
  }
  return bodies;
}

/** Where it goes on after a text, a comment or a regular expression that begins here; `at` where none does. */
export function skipped(text: string, at: number): number {
  const [char, next] = [text.charAt(at), text.charAt(at + 1)];
  if (QUOTES.includes(char)) return afterText(text, at, char);
  if (char === '`') return afterTemplate(text, at);
  if (char !== '/') return at;
  if (next === '/') return endOf(text, '\n', at);
  if (next === '*') return endOf(text, '*/', at + 2);
  return BEFORE_REGEX.test(text.slice(Math.max(0, at - 20), at)) ? afterRegex(text, at) : at;
}

function endOf(text: string, mark: string, at: number): number {
  const found = text.indexOf(mark, at);
  return found === -1 ? text.length : found + mark.length;
}

function afterText(text: string, at: number, quote: string): number {
  let end = at + 1;
  while (end < text.length && text.charAt(end) !== quote) end += text.charAt(end) === '\\' ? 2 : 1;
  return end + 1;
}

function afterRegex(text: string, at: number): number {
  let inClass = false;
  let end = at + 1;
  for (; end < text.length; end += 1) {
    const char = text.charAt(end);
    if (char === '\\') end += 1;
    else if (char === '[') inClass = true;
    else if (char === ']') inClass = false;
    else if (char === '/' && !inClass) break;
  }
  return end + 1;
}

function afterTemplate(text: string, at: number): number {
  let end = at + 1;
  while (end < text.length && text.charAt(end) !== '`') {
    if (text.charAt(end) === '\\') end += 2;
    else if (text.startsWith('${', end)) end = afterBraces(text, end + 1);
    else end += 1;
  }
  return end + 1;
}

/** @param at of the opening brace */
function afterBraces(text: string, at: number): number {
  let depth = 0;
  for (let end = at; end < text.length; end += 1) {
    const next = skipped(text, end);
    if (next !== end) end = next - 1;
    else if (text.charAt(end) === '{') depth += 1;
    else if (text.charAt(end) === '}' && (depth -= 1) === 0) return end + 1;
  }
  return text.length;
}
