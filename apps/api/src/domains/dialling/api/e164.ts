declare const checked: unique symbol;

/** A phone number in international form: a plus sign and digits only. Made by DialPolicy. */
export type E164 = string & { readonly [checked]: true };
