import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database';
import type { Queries, Tx } from '../../platform/database/tx';
import type { PeopleTables, PersonRow, SessionRow } from './people-schema';

const tables = (queries: Queries) => queries.withTables<PeopleTables>();

/** A session with what is needed of its person. */
export type SessionWithPerson = Pick<SessionRow, 'id' | 'created_at' | 'last_seen_at'> &
  Pick<PersonRow, 'organisation_id' | 'role' | 'active'> & { person_id: string };

@Injectable()
export class SessionsStore {
  constructor(private readonly database: Database) {}

  async insert(tx: Tx, row: SessionRow): Promise<void> {
    await tables(tx.query).insertInto('sessions').values(row).execute();
    await this.touch(tx, [row], row.created_at);
  }

  bySecret(secretHash: string): Promise<SessionWithPerson | undefined> {
    return this.#withPerson().where('sessions.secret_hash', '=', secretHash).executeTakeFirst();
  }

  byIds(ids: readonly string[]): Promise<SessionWithPerson[]> {
    return ids.length === 0
      ? Promise.resolve([])
      : this.#withPerson().where('sessions.id', 'in', ids).execute();
  }

  ofPerson(personId: string, seenSince: number): Promise<SessionRow[]> {
    return tables(this.database.read)
      .selectFrom('sessions')
      .selectAll()
      .where('person_id', '=', personId)
      .where('last_seen_at', '>=', seenSince)
      .orderBy('last_seen_at', 'desc')
      .execute();
  }

  async touch(tx: Tx, sessions: readonly { id: string; person_id: string }[], at: number): Promise<void> {
    const ids = sessions.map(({ id }) => id);
    await tables(tx.query).updateTable('sessions').set({ last_seen_at: at }).where('id', 'in', ids).execute();
    const people = [...new Set(sessions.map(({ person_id }) => person_id))];
    await tables(tx.query)
      .updateTable('people')
      .set({ last_seen_at: at })
      .where('id', 'in', people)
      .execute();
  }

  /** @returns how many there were */
  async end(tx: Tx, personId: string, which: { only?: string; not?: string } = {}): Promise<number> {
    let query = tables(tx.query).deleteFrom('sessions').where('person_id', '=', personId);
    if (which.only !== undefined) query = query.where('id', '=', which.only);
    if (which.not !== undefined) query = query.where('id', '!=', which.not);
    return Number((await query.executeTakeFirst()).numDeletedRows);
  }

  async dropSeenBefore(tx: Tx, at: number): Promise<void> {
    await tables(tx.query).deleteFrom('sessions').where('last_seen_at', '<', at).execute();
  }

  #withPerson() {
    return tables(this.database.read)
      .selectFrom('sessions')
      .innerJoin('people', 'people.id', 'sessions.person_id')
      .select([
        'sessions.id',
        'sessions.created_at',
        'sessions.last_seen_at',
        'sessions.person_id',
        'people.organisation_id',
        'people.role',
        'people.active',
      ]);
  }
}
