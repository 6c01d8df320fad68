import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx';
import { SearchIndex } from '../../platform/search/search-index';
import type { ContactRow } from './contacts-schema';
import { ContactValuesStore } from './contact-values.store';

/** By what contacts are found: name, address, and what their fields say. */
@Injectable()
export class ContactIndex {
  constructor(
    private readonly index: SearchIndex,
    private readonly values: ContactValuesStore,
  ) {}

  /** One that is new: nothing is written in its fields yet. */
  add(tx: Tx, contact: ContactRow): Promise<void> {
    return this.#write(tx, contact, []);
  }

  async change(tx: Tx, contacts: readonly ContactRow[]): Promise<void> {
    const ids = contacts.map(({ id }) => id);
    const values = Map.groupBy(await this.values.of(ids, tx), ({ contact_id: id }) => id);
    for (const contact of contacts)
      await this.#write(
        tx,
        contact,
        (values.get(contact.id) ?? []).flatMap(({ searched }) => searched ?? []),
      );
  }

  #write(
    tx: Tx,
    { id, organisation_id: organisationId, name, address }: ContactRow,
    values: readonly string[],
  ): Promise<void> {
    const text = [searchedOf(name, address), ...values].join(' ');
    return this.index.add(tx, { organisationId, kind: 'contact', itemId: id, text });
  }
}

/** What a search by name or number looks at. */
export const searchedOf = (name: string | null, address: string): string =>
  `${name ?? ''} ${address}`.toLowerCase();
