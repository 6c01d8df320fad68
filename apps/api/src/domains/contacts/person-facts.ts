import { Injectable } from '@nestjs/common';
import { CONTACT_NOTE_MAX, type CustomerField } from '@centralita/shared-types';
import type { Tx } from '../../platform/database/tx';
import type { ContactRow } from './contacts-schema';
import { ContactFieldsStore } from './contact-fields.store';
import { ContactIndex, searchedOf } from './contact-index';
import { ContactValuesStore } from './contact-values.store';
import { ContactsStore } from './contacts.store';
import { fieldView } from './field-view';

/** What the team says about somebody. What is absent stays; an empty text takes away. */
export interface Facts {
  name?: string | undefined;
  note?: string | undefined;
  /** By the id of the field, as values are kept. */
  values?: ReadonlyMap<string, string>;
}

/** What the team knows about a person is one: it stands with each of their numbers and addresses, and is written with all. */
@Injectable()
export class PersonFacts {
  constructor(
    private readonly store: ContactsStore,
    private readonly fields: ContactFieldsStore,
    private readonly values: ContactValuesStore,
    private readonly index: ContactIndex,
  ) {}

  /** @param person all of their contacts. @returns whether anything is another than before */
  async write(tx: Tx, person: readonly ContactRow[], { name, note, values }: Facts): Promise<boolean> {
    const renamed = name ? person.filter((one) => one.name !== name || one.named_here === 0) : [];
    for (const { id, address } of renamed)
      if (name) await this.store.rename(tx, id, { name, searched: searchedOf(name, address), named_here: 1 });
    const noted = note === undefined ? [] : person.filter((one) => (one.note ?? '') !== note);
    if (noted.length > 0) await this.store.setNote(tx, idsOf(noted), note || null);
    const isFilled = values !== undefined && (await this.#fill(tx, person, values));
    if (renamed.length > 0 || isFilled)
      await this.index.change(
        tx,
        person.map((one) => ({ ...one, name: name || one.name })),
      );
    return renamed.some((one) => one.name !== name) || noted.length > 0 || isFilled;
  }

  /** What was known of some of them is known of all: both notes, and of two values the one of whom comes first. */
  async share(tx: Tx, person: readonly ContactRow[]): Promise<void> {
    const notes = new Set(person.flatMap(({ note }) => note || []));
    const rows = await this.values.of(idsOf(person), tx);
    const values = new Map<string, string>();
    for (const { id } of person)
      for (const { contact_id: of, field_id: field, value } of rows)
        if (of === id && !values.has(field)) values.set(field, value);
    const note = [...notes].join('\n\n');
    // Nothing of a note is cut off: where both are too long for one, each stays where it is.
    await this.write(tx, person, { ...(note && note.length <= CONTACT_NOTE_MAX && { note }), values });
  }

  /** All fields of the organisation, with what they are for a person. @param first whose own counts before the others' */
  async fieldsOf(
    organisationId: string,
    person: readonly ContactRow[],
    first: string,
  ): Promise<CustomerField[]> {
    const fields = await this.fields.all(organisationId);
    const rows = fields.length === 0 ? [] : await this.values.of(idsOf(person));
    return fields.map((field) => {
      const own = rows.filter(({ field_id: id }) => id === field.id);
      const value = own.find(({ contact_id: id }) => id === first) ?? own[0];
      return { ...fieldView(field), value: value?.value ?? '' };
    });
  }

  async #fill(tx: Tx, person: readonly ContactRow[], values: ReadonlyMap<string, string>): Promise<boolean> {
    if (values.size === 0) return false;
    const ids = idsOf(person);
    const known = await this.values.of(ids, tx);
    const valueOf = (contactId: string, fieldId: string): string =>
      known.find((one) => one.contact_id === contactId && one.field_id === fieldId)?.value ?? '';
    const [{ organisation_id: organisationId = '' } = {}] = person;
    const kinds = new Map((await this.fields.all(organisationId, tx)).map(({ id, kind }) => [id, kind]));
    // What is left of a field that is gone is written nowhere any more.
    const changed = [...values].filter(
      ([fieldId, value]) => kinds.has(fieldId) && ids.some((id) => valueOf(id, fieldId) !== value),
    );
    const emptied = changed.filter(([, value]) => value === '').map(([fieldId]) => fieldId);
    await this.values.clear(tx, ids, emptied);
    await this.values.set(
      tx,
      changed
        .filter(([, value]) => value !== '')
        .flatMap(([fieldId, value]) =>
          ids.map((contactId) => ({
            contact_id: contactId,
            field_id: fieldId,
            organisation_id: organisationId,
            value,
            searched: kinds.get(fieldId) === 'date' ? null : value.toLowerCase(),
          })),
        ),
    );
    return changed.length > 0;
  }
}

const idsOf = (contacts: readonly ContactRow[]): string[] => contacts.map(({ id }) => id);
