/** Injects the TwimlOptions. */
export const TWIML_OPTIONS = Symbol('TWIML_OPTIONS');
