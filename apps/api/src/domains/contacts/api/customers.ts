import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { ContactItem, CustomerField } from '@centralita/shared-types';
import { Database } from '../../../platform/database/database';
import type { Tx } from '../../../platform/database/tx';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { SearchIndex } from '../../../platform/search/search-index';
import { AppError } from '../../../platform/errors/app-error';
import type { Actor } from '../../audit/api/audit-log';
import { ContactLog } from '../contact-log';
import type { ContactRow } from '../contacts-schema';
import { ContactsStore } from '../contacts.store';
import { PersonFacts } from '../person-facts';
import { spellingsOf } from './contact-address';
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
    private readonly work: UnitOfWork,
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

  /** Both are one person from now on, and what was known of each is known of both. @throws AppError `contacts/not-found` (404), `contacts/nobody-to-join` (422) */
  async join(organisationId: string, contactId: string, otherId: string, actor: Actor): Promise<void> {
    await this.work.run(async (tx) => {
      const groups: ContactRow[] = [];
      for (const id of [contactId, otherId]) {
        const contact = await this.store.find(tx, organisationId, id);
        if (!contact) throw id === contactId ? notFound() : nobodyToJoin();
        groups.push(...(await this.store.ofOnePerson(contact, tx)));
      }
      const customerId = groups.find(({ customer_id: id }) => id !== null)?.customer_id ?? randomUUID();
      const person = [...new Map(groups.map((one) => [one.id, one])).values()];
      await this.store.setCustomer(
        tx,
        person.map(({ id }) => id),
        customerId,
      );
      await this.facts.share(tx, person);
      await this.log.record(tx, { id: contactId, organisation_id: organisationId }, 'joined', actor);
    });
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

  /** It is somebody of its own again, with those that have the same number. @throws AppError `contacts/not-found` (404) */
  async separate(organisationId: string, contactId: string, actor: Actor): Promise<void> {
    await this.work.run(async (tx) => {
      const contact = await this.store.find(tx, organisationId, contactId);
      if (!contact) throw notFound();
      const spellings = spellingsOf(contact.address);
      const alike = (await this.store.ofOnePerson(contact, tx)).filter(({ address }) =>
        spellings.includes(address),
      );
      await this.store.setCustomer(
        tx,
        alike.map(({ id }) => id),
        null,
      );
      await this.log.record(tx, contact, 'separated', actor);
    });
  }
}

const nobodyToJoin = (): AppError =>
  new AppError({
    code: 'contacts/nobody-to-join',
    detail: 'The contact to join is not there any more. Search for them again.',
    status: 422,
  });
const notFound = (): AppError =>
  new AppError({
    code: 'contacts/not-found',
    detail: 'There is no such contact. Load the page again.',
    status: 404,
  });
