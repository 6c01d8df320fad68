import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx';
import { PersonPart, type PersonFile, type PersonKeys } from '../contacts/api/person-parts';
import { PersonCopiesStore } from './person-copies.store';

/** When somebody was handed out what is kept of them. The copies go with the rest, and are no part of another copy. */
@Injectable()
export class CopiesOfPerson extends PersonPart {
  readonly name = 'copies';
  readonly tables = ['person_copies'];

  constructor(private readonly store: PersonCopiesStore) {
    super();
  }

  read({ organisationId, contactIds }: PersonKeys): Promise<object[]> {
    return this.store.of(organisationId, contactIds);
  }

  override async files({ organisationId, contactIds }: PersonKeys): Promise<PersonFile[]> {
    const rows = await this.store.of(organisationId, contactIds);
    return rows.map(({ id }) => ({ id, name: undefined }));
  }

  async erase(tx: Tx, { organisationId, contactIds }: PersonKeys): Promise<void> {
    const rows = await this.store.of(organisationId, contactIds, tx);
    await this.store.remove(
      tx,
      rows.map(({ id }) => id),
    );
  }
}
