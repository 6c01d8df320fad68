import type { SealedColumn } from '../../platform/security/sealed-column';

/** Purpose of the seal of an account's fields. */
export const accountPurpose = (id: string): string => `centralita/account/1/${id}`;

export const SEALED_IN_ACCOUNTS: readonly SealedColumn[] = [
  { table: 'accounts', key: 'id', column: 'sealed_fields', purpose: accountPurpose },
];
