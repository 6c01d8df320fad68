import type { AlertKind } from '@centralita/shared-types';
import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database';
import type { Queries, Tx } from '../../platform/database/tx';
import type { ListPlace } from '../../platform/paging/list-place';
import type { AlertRow, AlertTables } from './alerts-schema';

/** What tells one open alert from another. */
export interface AlertKey {
  scope: string;
  kind: AlertKind;
  subject: string;
}

const tables = (query: Queries) => query.withTables<AlertTables>();

@Injectable()
export class AlertsStore {
  constructor(private readonly database: Database) {}

  /** Adds the alert, or counts one more on the open one of the same key. */
  raise({ query }: Tx, row: AlertRow): Promise<AlertRow> {
    return tables(query)
      .insertInto('alerts')
      .values(row)
      .onConflict((open) =>
        open
          .columns(['scope', 'kind', 'subject'])
          .where('resolved_at', 'is', null)
          .doUpdateSet(({ eb }) => ({
            count: eb('alerts.count', '+', 1),
            last_at: row.last_at,
            facts: row.facts,
          })),
      )
      .returningAll()
      .executeTakeFirstOrThrow();
  }

  find(id: string): Promise<AlertRow | undefined> {
    return tables(this.database.read)
      .selectFrom('alerts')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst();
  }

  /** The latest first, from after a place. */
  open(scope: string, limit: number, after?: ListPlace): Promise<AlertRow[]> {
    return this.#latest('last_at', after)
      .where('scope', '=', scope)
      .where('resolved_at', 'is', null)
      .limit(limit)
      .execute();
  }

  /** The latest resolved first, from after a place. */
  resolved(scope: string, limit: number, after?: ListPlace): Promise<AlertRow[]> {
    return this.#latest('resolved_at', after)
      .where('scope', '=', scope)
      .where('resolved_at', 'is not', null)
      .limit(limit)
      .execute();
  }

  /** @returns the alert, where it was open and in one of these scopes */
  resolve(
    { query }: Tx,
    id: string,
    scopes: readonly string[],
    resolution: { resolved_at: number; resolved_by: string | null },
  ): Promise<AlertRow | undefined> {
    return tables(query)
      .updateTable('alerts')
      .set(resolution)
      .where('id', '=', id)
      .where('scope', 'in', scopes)
      .where('resolved_at', 'is', null)
      .returningAll()
      .executeTakeFirst();
  }

  /** @returns the alert, where one was open */
  resolveOf(
    { query }: Tx,
    { scope, kind, subject }: AlertKey,
    resolution: { resolved_at: number; resolved_by: string | null },
  ): Promise<AlertRow | undefined> {
    return tables(query)
      .updateTable('alerts')
      .set(resolution)
      .where('scope', '=', scope)
      .where('kind', '=', kind)
      .where('subject', '=', subject)
      .where('resolved_at', 'is', null)
      .returningAll()
      .executeTakeFirst();
  }

  #latest(column: 'last_at' | 'resolved_at', after: ListPlace | undefined) {
    const query = tables(this.database.read)
      .selectFrom('alerts')
      .selectAll()
      .orderBy(column, 'desc')
      .orderBy('id', 'desc');
    if (!after) return query;
    // The first condition alone lets an index begin at the place.
    return query
      .where(column, '<=', after.at)
      .where((either) => either.or([either(column, '<', after.at), either('id', '<', after.id)]));
  }
}
