import type { ContactRow } from '../contacts-schema';

/** What stores of other domains may read beside rows of their own, and never write. */
export type ReadableContacts = {
  contacts: Pick<ContactRow, 'id' | 'organisation_id' | 'channel' | 'address' | 'name' | 'customer_id'>;
};
