import { Injectable } from '@nestjs/common';
import type { ContactItem, CustomerField } from '@centralita/shared-types';
import { Database } from '../../../platform/database/database';
import type { Tx } from '../../../platform/database/tx';
import { SearchIndex } from '../../../platform/search/search-index';
import { AppError } from '../../../platform/errors/app-error';
import { ContactLog } from '../contact-log';
import type { ContactRow } from '../contacts-schema';
import { ContactsStore } from '../contacts.store';
import { PersonFacts } from '../person-facts';
import { Contacts } from './contacts';

const FOUND_MAX = 20;

/** The people behind contacts: one may have several numbers and addresses. */
@Injectable()
export class Customers {
  constructor(
    private readonly store: ContactsStore,
    private readonly contacts: Contacts,
    private readonly facts: PersonFacts,
    private readonly database: Database,
    private readonly log: ContactLog,
    private readonly index: SearchIndex,
  ) {}

  /** All contacts of the person behind one. @throws AppError `contacts/not-found` (404) */
  async of(organisationId: string, contactId: string): Promise<ContactRow[]> {
    const contact = await this.store.find({ query: this.database.read }, organisationId, contactId);
    if (!contact) throw notFound();
    return this.store.ofOnePerson(contact);
  }

  /** All fields of the organisation, with what they are for this person. @param first whose own counts before the others' */
  fieldsOf(organisationId: string, person: readonly ContactRow[], first: string): Promise<CustomerField[]> {
    return this.facts.fieldsOf(organisationId, person, first);
  }

  async search(organisationId: string, search: string): Promise<ContactItem[]> {
    const ids = await this.contacts.found(organisationId, search, FOUND_MAX);
    const rows = ids.length > 0 ? await this.store.ofIds(organisationId, ids) : [];
    return rows.map(({ id, channel, address, name }) => ({ id, channel, address, name }));
  }

  /** Nobody else changes the person until the end of the unit. @param ids of all of their contacts */
  hold(tx: Tx, ids: readonly string[]): Promise<void> {
    return this.store.hold(tx, ids);
  }

  /** Nothing is known of them any more. Pages are told, without saying of whom. */
  async erase(tx: Tx, organisationId: string, ids: readonly string[]): Promise<void> {
    await this.store.remove(tx, ids);
    await this.index.remove(tx, ids);
    this.log.tellErased(tx, organisationId);
  }
}

const notFound = (): AppError =>
  new AppError({
    code: 'contacts/not-found',
    detail: 'There is no such contact. Load the page again.',
    status: 404,
  });
