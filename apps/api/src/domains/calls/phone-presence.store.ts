import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database';
import { preparedQuery, type ValuesOf } from '../../platform/database/prepared-query';
import type { Queries, Tx } from '../../platform/database/tx';
import type { CallTables, PhonePresenceRow } from './calls-schema';

const tables = (query: Queries) => query.withTables<CallTables>();

interface Reachable {
  organisationId: string;
  accountSid: string;
  now: number;
  limit: number;
}

const reachable = preparedQuery((query, value: ValuesOf<Reachable>) =>
  tables(query)
    .selectFrom('phone_presence')
    .select('person_id')
    .where('organisation_id', '=', value('organisationId'))
    .where('account_sid', '=', value('accountSid'))
    .where('expires_at', '>', value('now'))
    .orderBy('seen_at', 'desc')
    .limit(value('limit')),
);

@Injectable()
export class PhonePresenceStore {
  constructor(private readonly database: Database) {}

  async note(tx: Tx, row: PhonePresenceRow): Promise<void> {
    await tables(tx.query)
      .insertInto('phone_presence')
      .values(row)
      .onConflict((conflict) => conflict.column('person_id').doUpdateSet(row))
      .execute();
  }

  /** Holds a person's row until the unit ends: an update that changes nothing is a lock on each engine. */
  async hold(tx: Tx, personId: string): Promise<void> {
    await tables(tx.query)
      .updateTable('phone_presence')
      .set((row) => ({ seen_at: row.ref('seen_at') }))
      .where('person_id', '=', personId)
      .execute();
  }

  /** People whose browsers hold a token of the account that is good, the most recently seen first. */
  async reachable(organisationId: string, accountSid: string, now: number, limit: number): Promise<string[]> {
    const rows = await reachable(this.database.read, { organisationId, accountSid, now, limit });
    return rows.map(({ person_id: id }) => id);
  }

  /** Whether a person's browser was given a token of the account. */
  async has(personId: string, accountSid: string): Promise<boolean> {
    const row = await tables(this.database.read)
      .selectFrom('phone_presence')
      .select('person_id')
      .where('person_id', '=', personId)
      .where('account_sid', '=', accountSid)
      .executeTakeFirst();
    return row !== undefined;
  }
}
