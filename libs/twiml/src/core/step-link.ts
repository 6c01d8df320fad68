declare const madeByLinks: unique symbol;

/**
 * The address of a step of a flow, as Twilio will call it. Only `Links` makes one, so that every address within a call
 * is absolute and carries whatever the server needs to recognise it; a string written by hand does not compile.
 */
export type StepLink = string & { readonly [madeByLinks]: true };

/** For `Links` alone: the mark that makes an address a StepLink exists at compile time only. */
export const toStepLink = (url: string): StepLink => url as StepLink;
