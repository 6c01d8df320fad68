import { Injectable } from '@nestjs/common';
import type { ContactField } from '@centralita/shared-types';
import { csvLine } from '../../platform/csv/csv-line';
import type { Tx } from '../../platform/database/tx';
import type { ContactRow } from './contacts-schema';
import { ContactFieldsStore } from './contact-fields.store';
import { ContactValuesStore } from './contact-values.store';
import { ContactsStore } from './contacts.store';
import { fieldView } from './field-view';
import { PersonFacts, type Facts } from './person-facts';

/** What lists of contacts say besides numbers and addresses. */
@Injectable()
export class ListedDetails {
  constructor(
    private readonly store: ContactsStore,
    private readonly contactFields: ContactFieldsStore,
    private readonly values: ContactValuesStore,
    private readonly facts: PersonFacts,
  ) {}

  async fields(organisationId: string): Promise<ContactField[]> {
    return (await this.contactFields.all(organisationId)).map(fieldView);
  }

  /** For the whole person of each. @returns whether anything is another than before */
  async keep(tx: Tx, met: readonly ContactRow[], facts: Facts): Promise<boolean> {
    const person = new Map<string, ContactRow>();
    for (const { id, organisation_id: organisationId } of met) {
      const contact = person.has(id) ? undefined : await this.store.find(tx, organisationId, id);
      for (const one of contact ? await this.store.ofOnePerson(contact, tx) : []) person.set(one.id, one);
    }
    return this.facts.write(tx, [...person.values()], facts);
  }

  /** Lines of CSV. */
  async *write(contacts: readonly ContactRow[], fields: readonly ContactField[]): AsyncGenerator<string> {
    const ids = contacts.map(({ id }) => id);
    const rows = fields.length === 0 ? [] : await this.values.of(ids);
    const values = Map.groupBy(rows, ({ contact_id: id }) => id);
    for (const { id, name, channel, address, note } of contacts) {
      const isMail = channel === 'email';
      const own = fields.map(
        (field) => values.get(id)?.find(({ field_id: of }) => of === field.id)?.value ?? null,
      );
      yield csvLine([name, channel, isMail ? null : address, isMail ? address : null, note, ...own]);
    }
  }
}
