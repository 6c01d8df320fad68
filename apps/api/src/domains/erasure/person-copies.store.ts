import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock';
import { Database } from '../../platform/database/database';
import type { Queries, Tx } from '../../platform/database/tx';
import type { PersonCopyRow, PersonCopyTables } from './person-copies-schema';

const tables = (query: Queries) => query.withTables<PersonCopyTables>();

@Injectable()
export class PersonCopiesStore {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

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

  /** One whose time is not over: that it is deleted by a job, some time after, makes no difference. */
  async kept(organisationId: string, id: string): Promise<PersonCopyRow | undefined> {
    const row = await this.find(id);
    const isKept = row?.organisation_id === organisationId && row.expires_at > this.clock.now();
    return isKept ? row : undefined;
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
