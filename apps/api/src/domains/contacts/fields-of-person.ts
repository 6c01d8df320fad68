import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx';
import { PersonPart, type PersonKeys } from './api/person-parts';
import { ContactFieldsStore } from './contact-fields.store';
import { ContactValuesStore } from './contact-values.store';

/** What the fields of the organisation say of somebody. */
@Injectable()
export class FieldsOfPerson extends PersonPart {
  readonly name = 'fields';
  readonly tables = ['contact_values'];

  constructor(
    private readonly fields: ContactFieldsStore,
    private readonly values: ContactValuesStore,
  ) {
    super();
  }

  async read({ organisationId, contactIds }: PersonKeys): Promise<object[]> {
    const fields = await this.fields.all(organisationId);
    const rows = await this.values.of(contactIds);
    return rows.map(({ field_id: id, contact_id: contactId, value }) => ({
      contact_id: contactId,
      field: fields.find((field) => field.id === id)?.name ?? id,
      value,
    }));
  }

  erase(tx: Tx, { contactIds }: PersonKeys): Promise<void> {
    return this.values.erase(tx, contactIds);
  }
}
