declare const OWN: unique symbol;
/** A kind of activity that a domain defines for itself, beside those that our web app has words for. */
export type OwnActivityKind = string & { readonly [OWN]: true };

const NAME = /^[a-z][a-z-]*\/[a-z][a-z-]*$/;

/**
 * @param kind `area/what-happened`
 * @throws where it is no such name
 * @example export const GREETED = defineActivity('greetings/said');
 */
export function defineActivity(kind: string): OwnActivityKind {
  if (!NAME.test(kind))
    throw new Error(`"${kind}" is no kind of activity: write it as area/what-happened, in small letters.`);
  return kind as OwnActivityKind;
}
