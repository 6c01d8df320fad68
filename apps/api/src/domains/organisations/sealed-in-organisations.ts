import type { SealedColumn } from '../../platform/security/sealed-column';

/** Purposes of this domain's seals, by the key of the row. */
export const PURPOSES = {
  number: (digest: string) => `centralita/organisation-number/1/${digest}`,
  quarantine: (id: string) => `centralita/quarantine/1/${id}`,
  lookup: (id: string) => `centralita/lookup/1/${id}`,
};

export const SEALED_IN_ORGANISATIONS: readonly SealedColumn[] = [
  { table: 'organisation_numbers', key: 'digest', column: 'sealed_number', purpose: PURPOSES.number },
  { table: 'quarantine', key: 'id', column: 'sealed_recipient', purpose: PURPOSES.quarantine },
  { table: 'lookup_secrets', key: 'id', column: 'sealed_secret', purpose: PURPOSES.lookup },
];
