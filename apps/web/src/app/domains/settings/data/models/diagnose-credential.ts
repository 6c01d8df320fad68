import type { CredentialField } from '@centralita/shared-types';
import { CREDENTIAL_PATTERNS, cleanCredential } from './credential-rules';

/** Why a typed value cannot be right, as precisely as its shape alone tells. */
export type CredentialFault =
  | { kind: 'missing' }
  /** Well-shaped, but for another field: people paste one line too high. */
  | { kind: 'other-field'; other: CredentialField }
  /** The SID of the number in the place of the number. */
  | { kind: 'number-sid' }
  | { kind: 'no-country-code' }
  /** A SID or token that lost or gained characters. */
  | { kind: 'length'; has: number; needs: number }
  | { kind: 'shape' };

const SID_LENGTH = 34;
const NUMBER_SID = /^PN[0-9a-f]{32}$/;
/** Fields whose value announces itself by its first letters. */
const RECOGNISABLE: readonly CredentialField[] = ['accountSid', 'apiKeySid', 'twimlAppSid', 'phoneNumber'];
const LENGTHS: Partial<Record<CredentialField, number>> = {
  accountSid: SID_LENGTH,
  apiKeySid: SID_LENGTH,
  twimlAppSid: SID_LENGTH,
  authToken: 32,
};

export const diagnoseCredential = (field: CredentialField, typed: string): CredentialFault | undefined => {
  const value = cleanCredential(field, typed);
  if (value === '') return field === 'region' ? undefined : { kind: 'missing' };
  if (CREDENTIAL_PATTERNS[field].test(value)) return undefined;
  const other = RECOGNISABLE.find((one) => one !== field && CREDENTIAL_PATTERNS[one].test(value));
  if (other) return { kind: 'other-field', other };
  if (field === 'phoneNumber') return wrongNumber(value);
  const needs = LENGTHS[field];
  return needs && needs !== value.length ? { kind: 'length', has: value.length, needs } : { kind: 'shape' };
};

const wrongNumber = (value: string): CredentialFault => {
  if (NUMBER_SID.test(value)) return { kind: 'number-sid' };
  return /^\d+$/.test(value) ? { kind: 'no-country-code' } : { kind: 'shape' };
};
