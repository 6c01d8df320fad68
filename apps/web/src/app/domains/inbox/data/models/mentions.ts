import type { Teammate } from '@centralita/shared-types';

/**
 * Who is mentioned in a note by `@` and their name. A longer name comes before one that it begins with: `@Ana López` is not
 * `@Ana`. Of several with one name those who were chosen; all of them where nobody was.
 *
 * @param people everybody who could be meant
 * @param chosen ids of those who were taken from the suggestions, the latest last
 */
export function mentionsIn(
  text: string,
  people: readonly Teammate[],
  chosen: readonly string[],
): readonly Teammate[] {
  const names = [...new Set(people.map(({ name }) => name))].sort((one, other) => other.length - one.length);
  let rest = text;
  return names.flatMap((name) => {
    const parts = rest.split(mentionOf(name));
    rest = parts.join('\n');
    const count = parts.length - 1;
    const bearers = people.filter((one) => one.name === name);
    if (count === 0 || bearers.length === 1) return count === 0 ? [] : bearers;
    const taken = chosen.filter((id) => bearers.some((one) => one.id === id)).slice(-count);
    return taken.length === 0 ? bearers : bearers.filter(({ id }) => taken.includes(id));
  });
}

/** Not where the word goes on: `@Ana` is not in `@Anabel`. */
const mentionOf = (name: string): RegExp =>
  new RegExp(`@${name.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`)}(?![\\p{L}\\p{N}])`, 'gu');
