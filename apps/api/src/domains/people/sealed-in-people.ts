import type { SealedColumn } from '../../platform/security/sealed-column';

/** Purpose of the seal of a person's second factor. */
export const totpPurpose = (personId: string): string => `centralita/totp/1/${personId}`;

export const SEALED_IN_PEOPLE: readonly SealedColumn[] = [
  { table: 'people', key: 'id', column: 'totp_secret', purpose: totpPurpose },
  { table: 'people', key: 'id', column: 'totp_offered', purpose: totpPurpose },
];
