import { skipped } from './method-bodies';

/** A verb that is called in a list, also `twiml.say(` and the names that a bundler makes. */
const VERB_CALL = /^\(?(?:0,\s*)?(?:[\w$]+\.)?([a-zA-Z]+)(?:\$\d+)?\)?\s*\(/;
/** A statement that begins with `return`, up to here. */
const RETURNS = /\breturn\b[^;{}]*$/;
const ENDING: readonly string[] = ['redirect', 'hangup', 'reject', 'leave'];

/** Whether a list in this code has something after a verb that ends the document. */
export const endsEarly = (code: string): boolean =>
  listsIn(code).some(({ items }) => items.slice(0, -1).some((item) => ENDING.includes(verbOf(item))));

/** Whether no list that this code answers ends in a `gather()` of keys or words that may not come. */
export const fallsThrough = (code: string): boolean =>
  listsIn(code).every(({ items, isAnswer }) => {
    const last = items.at(-1) ?? '';
    return !isAnswer || verbOf(last) !== 'gather' || /actionOnEmptyResult:\s*(true|!0)/.test(last);
  });

const verbOf = (item: string): string => VERB_CALL.exec(item)?.[1] ?? '';

interface List {
  readonly items: readonly string[];
  /** The method returns it as it is. */
  readonly isAnswer: boolean;
}

/** All lists in the code, with what stands in each, outermost and nested ones. */
function listsIn(code: string): List[] {
  const open: { brackets: string; from: number; items: string[]; isAnswer: boolean }[] = [];
  const lists: List[] = [];
  for (let at = 0; at < code.length; at += 1) {
    const next = skipped(code, at);
    if (next !== at) {
      at = next - 1;
      continue;
    }
    const char = code.charAt(at);
    const inner = open.at(-1);
    if ('([{'.includes(char)) {
      const isOutermost = open.every(({ brackets }) => brackets === '{');
      open.push({
        brackets: char,
        from: at + 1,
        items: [],
        isAnswer: isOutermost && RETURNS.test(code.slice(0, at)),
      });
    } else if (char === ',' && inner?.brackets === '[') {
      inner.items.push(code.slice(inner.from, at).trim());
      inner.from = at + 1;
    } else if (')]}'.includes(char)) {
      open.pop();
      if (char !== ']' || !inner) continue;
      const rest = code.slice(inner.from, at).trim();
      lists.push({ items: rest === '' ? inner.items : [...inner.items, rest], isAnswer: inner.isAnswer });
    }
  }
  return lists;
}
