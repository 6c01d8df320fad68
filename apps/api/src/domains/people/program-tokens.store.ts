import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database';
import type { Queries, Tx } from '../../platform/database/tx';
import type { PeopleTables, PersonRow, ProgramTokenRow } from './people-schema';

const tables = (queries: Queries) => queries.withTables<PeopleTables>();

export type ProgramTokenWithMaker = ProgramTokenRow &
  Pick<PersonRow, 'organisation_id' | 'active'> & { maker_role: PersonRow['role'] };

@Injectable()
export class ProgramTokensStore {
  constructor(private readonly database: Database) {}

  async insert(tx: Tx, row: ProgramTokenRow): Promise<void> {
    await tables(tx.query).insertInto('program_tokens').values(row).execute();
  }

  find(id: string): Promise<ProgramTokenWithMaker | undefined> {
    return this.#withMaker().where('program_tokens.id', '=', id).executeTakeFirst();
  }

  byIds(ids: readonly string[]): Promise<ProgramTokenWithMaker[]> {
    return ids.length === 0
      ? Promise.resolve([])
      : this.#withMaker().where('program_tokens.id', 'in', ids).execute();
  }

  #withMaker() {
    return tables(this.database.read)
      .selectFrom('program_tokens')
      .innerJoin('people', 'people.id', 'program_tokens.person_id')
      .selectAll('program_tokens')
      .select(['people.organisation_id', 'people.active', 'people.role as maker_role']);
  }

  ofPerson(personId: string, now: number): Promise<ProgramTokenRow[]> {
    return tables(this.database.read)
      .selectFrom('program_tokens')
      .selectAll()
      .where('person_id', '=', personId)
      .where('expires_at', '>', now)
      .orderBy('created_at', 'desc')
      .execute();
  }

  async touch(tx: Tx, id: string, at: number): Promise<void> {
    await tables(tx.query)
      .updateTable('program_tokens')
      .set({ last_used_at: at })
      .where('id', '=', id)
      .execute();
  }

  /** @returns false where the person has no such token */
  async delete(tx: Tx, personId: string, id: string): Promise<boolean> {
    const { numDeletedRows } = await tables(tx.query)
      .deleteFrom('program_tokens')
      .where('id', '=', id)
      .where('person_id', '=', personId)
      .executeTakeFirst();
    return numDeletedRows === 1n;
  }

  async deleteOf(tx: Tx, personId: string): Promise<void> {
    await tables(tx.query).deleteFrom('program_tokens').where('person_id', '=', personId).execute();
  }

  async dropExpired(tx: Tx, now: number): Promise<void> {
    await tables(tx.query).deleteFrom('program_tokens').where('expires_at', '<', now).execute();
  }
}
