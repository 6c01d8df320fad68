/** What an attribute may hold. A list is written joined; `undefined` is not written at all. */
export type AttributeValue = string | number | boolean | readonly string[] | undefined;

/** Any TwiML element as data. Verbs and nouns narrow `tag`, `attributes`, `text` and `children`. */
export interface TwimlElement {
  readonly tag: string;
  readonly attributes: object;
  readonly text?: string;
  /** A text stands between elements only where speech is marked up. */
  readonly children?: readonly (TwimlElement | string)[];
}

/**
 * How the attributes of one element are written: our name to Twilio's name, or to `[name, separator]` for a list that
 * is not joined by a space. A record that misses an attribute does not compile.
 */
export type AttributeNames<A> = {
  readonly [K in keyof A]-?: string | readonly [name: string, separator: string];
};

/** A frozen copy; lists inside are frozen copies too. */
export function freezeAttributes<A extends object>(attributes: A): Readonly<A> {
  const copy = { ...attributes } as Record<string, unknown>;
  for (const name in copy) {
    const value = copy[name];
    if (Array.isArray(value)) copy[name] = Object.freeze([...(value as unknown[])]);
  }
  return Object.freeze(copy) as Readonly<A>;
}
