import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database';
import { preparedQuery } from '../../platform/database/prepared-query';
import type { Queries, Tx } from '../../platform/database/tx';
import type { PushChoicesRow, PushKeyRow, PushSubscriptionRow, PushTables } from './push-schema';

const tables = (queries: Queries) => queries.withTables<PushTables>();
/** Names in one query, so that it stays below the engines' limits of parameters. */
const PEOPLE_AT_ONCE = 500;

const anyOne = preparedQuery((query) => tables(query).selectFrom('push_subscriptions').select('id').limit(1));

/** What a person can choose. */
export type PushTopic = 'calls' | 'alerts';

@Injectable()
export class PushStore {
  constructor(private readonly database: Database) {}

  async save(tx: Tx, row: PushSubscriptionRow): Promise<void> {
    const { id: _id, ...change } = row;
    await tables(tx.query)
      .insertInto('push_subscriptions')
      .values(row)
      .onConflict((conflict) => conflict.column('id').doUpdateSet(change))
      .execute();
  }

  /** Keeps the newest of a person. */
  async keepNewest(tx: Tx, personId: string, count: number): Promise<void> {
    const old = await tables(tx.query)
      .selectFrom('push_subscriptions')
      .select('id')
      .where('person_id', '=', personId)
      .orderBy('created_at', 'desc')
      .offset(count)
      .limit(PEOPLE_AT_ONCE)
      .execute();
    for (const { id } of old) await this.remove(tx, id);
  }

  /** @param personId where given, only if it is theirs. @returns whether there was one */
  async remove(tx: Tx, id: string, personId?: string): Promise<boolean> {
    let query = tables(tx.query).deleteFrom('push_subscriptions').where('id', '=', id);
    if (personId !== undefined) query = query.where('person_id', '=', personId);
    return (await query.executeTakeFirst()).numDeletedRows > 0n;
  }

  find(id: string): Promise<PushSubscriptionRow | undefined> {
    return tables(this.database.read)
      .selectFrom('push_subscriptions')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst();
  }

  /** Whether any browser of this server wants to be woken. */
  async hasAny(tx: Tx): Promise<boolean> {
    return (await anyOne(tx.query, {})).length > 0;
  }

  /** Ids of the subscriptions of these people, but of those who do not want that topic. */
  async ofPeople(personIds: readonly string[], topic: PushTopic): Promise<string[]> {
    const ids: string[] = [];
    for (let from = 0; from < personIds.length; from += PEOPLE_AT_ONCE) {
      const rows = await tables(this.database.read)
        .selectFrom('push_subscriptions')
        .leftJoin('push_choices', 'push_choices.person_id', 'push_subscriptions.person_id')
        .select('push_subscriptions.id')
        .where('push_subscriptions.person_id', 'in', personIds.slice(from, from + PEOPLE_AT_ONCE))
        .where((where) =>
          where.or([
            where('push_choices.person_id', 'is', null),
            where(where.ref(`push_choices.${topic}`), '=', 1),
          ]),
        )
        .execute();
      ids.push(...rows.map(({ id }) => id));
    }
    return ids;
  }

  choices(personId: string): Promise<PushChoicesRow | undefined> {
    return tables(this.database.read)
      .selectFrom('push_choices')
      .selectAll()
      .where('person_id', '=', personId)
      .executeTakeFirst();
  }

  async choose(tx: Tx, row: PushChoicesRow): Promise<void> {
    const { calls, alerts } = row;
    await tables(tx.query)
      .insertInto('push_choices')
      .values(row)
      .onConflict((conflict) => conflict.column('person_id').doUpdateSet({ calls, alerts }))
      .execute();
  }

  key(id: string): Promise<PushKeyRow | undefined> {
    return tables(this.database.read)
      .selectFrom('push_keys')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst();
  }

  /** Keeps the first, where several processes offer one at once. */
  async offerKey(tx: Tx, row: PushKeyRow): Promise<void> {
    await tables(tx.query)
      .insertInto('push_keys')
      .values(row)
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute();
  }
}
