import { SEALED_IN_ORGANISATIONS } from './domains/organisations/sealed-in-organisations';
import type { SealedColumn } from './platform/security/sealed-column';

/** Every column that holds seals of the server's key. A test finds those that are not listed. */
export const SEALED_COLUMNS: readonly SealedColumn[] = [...SEALED_IN_ORGANISATIONS];
