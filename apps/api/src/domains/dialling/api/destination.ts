import type { E164 } from './e164';

/** Whom a browser may really call. */
export type Destination =
  | { kind: 'number'; phoneNumber: E164 }
  /** Another browser of the same account. */
  | { kind: 'client'; identity: string };

/** Why a call is not placed. Each has a spoken sentence. */
export type DialRefusal =
  | 'nothing-dialled'
  | 'not-a-number'
  | 'own-number'
  | 'emergency'
  | 'short-number'
  | 'premium-rate'
  | 'country-not-allowed'
  | 'too-many-calls-at-once'
  | 'too-many-calls-this-hour'
  | 'too-many-minutes-today';
