import type { SealedColumn } from '../../platform/security/sealed-column';

/** Purpose of the seal of what a number was set to, by its SID. */
export const numberSetupPurpose = (numberSid: string): string => `centralita/number-setup/1/${numberSid}`;

export const SEALED_IN_READINESS: readonly SealedColumn[] = [
  { table: 'number_setups', key: 'number_sid', column: 'sealed_former', purpose: numberSetupPurpose },
];
