import type { SealedColumn } from '../../platform/security/sealed-column';

/** Purpose of the seal of a private key. */
export const pushKeyPurpose = (id: string): string => `centralita/push-key/1/${id}`;

export const SEALED_IN_NOTIFICATIONS: readonly SealedColumn[] = [
  { table: 'push_keys', key: 'id', column: 'sealed_private_key', purpose: pushKeyPurpose },
];
