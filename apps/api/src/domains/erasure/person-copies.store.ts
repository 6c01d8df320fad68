import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database';
import type { Queries, Tx } from '../../platform/database/tx';
import type { PersonCopyRow, PersonCopyTables } from './person-copies-schema';

const tables = (query: Queries) => query.withTables<PersonCopyTables>();

@Injectable()
export class PersonCopiesStore {
  constructor(private readonly database: Database) {}

  /** Of any of these contacts, the latest first. */
  of(
    organisationId: string,
    contactIds: readonly string[],
    { query }: { query: Queries } = { query: this.database.read },
  ): Promise<PersonCopyRow[]> {
    return tables(query)
      .selectFrom('person_copies')
      .selectAll()
      .where('contact_id', 'in', ['', ...contactIds])
      .where('organisation_id', '=', organisationId)
      .orderBy('asked_at', 'desc')
      .execute();
  }

  find(
    id: string,
    { query }: { query: Queries } = { query: this.database.read },
  ): Promise<PersonCopyRow | undefined> {
    return tables(query).selectFrom('person_copies').selectAll().where('id', '=', id).executeTakeFirst();
  }

  async insert({ query }: Tx, row: PersonCopyRow): Promise<void> {
    await tables(query).insertInto('person_copies').values(row).execute();
  }

  async change({ query }: Tx, id: string, change: Partial<PersonCopyRow>): Promise<void> {
    await tables(query).updateTable('person_copies').set(change).where('id', '=', id).execute();
  }

  /** Those whose time is over. */
  over(now: number, limit: number): Promise<PersonCopyRow[]> {
    return tables(this.database.read)
      .selectFrom('person_copies')
      .selectAll()
      .where('expires_at', '<=', now)
      .orderBy('expires_at')
      .limit(limit)
      .execute();
  }

  async remove({ query }: Tx, ids: readonly string[]): Promise<void> {
    await tables(query)
      .deleteFrom('person_copies')
      .where('id', 'in', ['', ...ids])
      .execute();
  }
}
