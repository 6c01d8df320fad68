import type { E164 } from './e164';

/** Whom a browser may really call. */
export type Destination =
  /** With keys to press when the far end has answered, as `sendDigits`: an extension. */
  | { kind: 'number'; phoneNumber: E164; keys?: string }
  /** Another browser of the same account. */
  | { kind: 'client'; identity: string };

export type { DialRefusal } from '@centralita/shared-types';
