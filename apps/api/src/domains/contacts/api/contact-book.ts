import { Injectable } from '@nestjs/common';
import type { ContactChange, ContactEntry, NewContact, Page } from '@centralita/shared-types';
import { readNumber } from '@centralita/shared-types/phone-numbers';
import { isEmail } from 'class-validator';
import { Database } from '../../../platform/database/database';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { AppError } from '../../../platform/errors/app-error';
import type { Actor } from '../../audit/api/audit-log';
import { ContactLog } from '../contact-log';
import type { ContactRow } from '../contacts-schema';
import { ContactsStore } from '../contacts.store';
import { PersonFacts } from '../person-facts';
import { ContactFields } from './contact-fields';
import { Contacts } from './contacts';

const PAGE_LENGTH = 50;

/** The contacts of an organisation as its people keep them: looked through, added, named and described. */
@Injectable()
export class ContactBook {
  constructor(
    private readonly store: ContactsStore,
    private readonly contacts: Contacts,
    private readonly facts: PersonFacts,
    private readonly fields: ContactFields,
    private readonly database: Database,
    private readonly work: UnitOfWork,
    private readonly log: ContactLog,
  ) {}

  /** @param after the last of the page before; one that is gone begins anew */
  async list(
    organisationId: string,
    { search, after }: { search: string; after: string | undefined },
  ): Promise<Page<ContactEntry>> {
    const last = after && (await this.store.find({ query: this.database.read }, organisationId, after));
    const rows = await this.store.list(organisationId, {
      search: search.trim().toLowerCase() || undefined,
      after: last || undefined,
      limit: PAGE_LENGTH + 1,
    });
    const items = rows.slice(0, PAGE_LENGTH).map(view);
    return { items, next: rows.length > PAGE_LENGTH ? (items.at(-1)?.id ?? null) : null };
  }

  /** @throws AppError `contacts/bad-address` (422) */
  async add(
    organisationId: string,
    { channel, address: typed, name, note }: NewContact,
    actor: Actor,
  ): Promise<ContactEntry> {
    const address = channel === 'email' ? mailOf(typed) : readNumber(typed).e164;
    if (address === undefined) throw badAddress();
    return this.work.run(async (tx) => {
      const contact = await this.contacts.meet(tx, { organisationId, channel, address });
      const person = await this.store.ofOnePerson(contact, tx);
      await this.facts.write(tx, person, { name, ...(note && { note }) });
      await this.log.record(tx, contact, 'added', actor);
      return view({ ...contact, name: name || contact.name });
    });
  }

  /** Of the whole person. @throws AppError `contacts/not-found` (404), `contacts/unknown-field`, `contacts/bad-value` (422) */
  async change(
    organisationId: string,
    id: string,
    { name, note, fields = [] }: ContactChange,
    actor: Actor,
  ): Promise<void> {
    await this.work.run(async (tx) => {
      const contact = await this.store.find(tx, organisationId, id);
      if (!contact) throw notFound();
      const all = await this.store.ofOnePerson(contact, tx);
      const values = await this.fields.read(tx, organisationId, fields);
      await this.facts.write(tx, all, { name, note, values });
      await this.log.record(tx, contact, 'changed', actor);
    });
  }
}

const view = ({ id, channel, address, name, customer_id: customerId }: ContactRow): ContactEntry => ({
  id,
  channel,
  address,
  name,
  customerId,
});

const mailOf = (typed: string): string | undefined => {
  const address = typed.toLowerCase();
  return isEmail(address) ? address : undefined;
};

const badAddress = (): AppError =>
  new AppError({
    code: 'contacts/bad-address',
    detail: 'A number begins with + and its country code, as in +34612345678; a mail address has an @.',
    status: 422,
  });
const notFound = (): AppError =>
  new AppError({
    code: 'contacts/not-found',
    detail: 'There is no such contact. Load the page again.',
    status: 404,
  });
