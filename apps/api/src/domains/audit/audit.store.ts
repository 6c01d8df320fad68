import { Injectable } from '@nestjs/common';
import type { CompiledQuery } from 'kysely';
import { Database } from '../../platform/database/database';
import type { Tx } from '../../platform/database/tx';
import type { AuditRow, AuditTables } from './audit-schema';

/** What narrows a list of entries; all given ones apply. */
export interface AuditFilter {
  personId?: string;
  /** A whole action (`people/joined`), or an area (`people`). */
  action?: string;
  /** Epoch milliseconds, included. */
  from?: number;
  /** Epoch milliseconds, not included. */
  to?: number;
}

/** The place of one entry among all, the latest first. */
export interface AuditPlace {
  at: number;
  id: string;
}

@Injectable()
export class AuditStore {
  constructor(private readonly database: Database) {}

  async insert(tx: Tx, row: AuditRow): Promise<void> {
    await tx.query.withTables<AuditTables>().insertInto('audit').values(row).execute();
  }

  /** The latest first, from after a place. */
  page(
    scope: string,
    filter: AuditFilter,
    after: AuditPlace | undefined,
    limit: number,
  ): Promise<AuditRow[]> {
    let query = this.#filtered([scope], filter).limit(limit);
    if (after) {
      // The first condition alone lets an index begin at the place.
      query = query
        .where('at', '<=', after.at)
        .where((either) => either.or([either('at', '<', after.at), either('id', '<', after.id)]));
    }
    return query.execute();
  }

  all(scopes: readonly string[], filter: AuditFilter): CompiledQuery<AuditRow> {
    return this.#filtered(scopes, filter).compile();
  }

  #filtered(scopes: readonly string[], { personId, action, from, to }: AuditFilter) {
    let query = this.database.read
      .withTables<AuditTables>()
      .selectFrom('audit')
      .selectAll()
      .where('scope', 'in', scopes);
    if (personId !== undefined) query = query.where('person_id', '=', personId);
    if (action !== undefined) query = query.where(action.includes('/') ? 'action' : 'area', '=', action);
    if (from !== undefined) query = query.where('at', '>=', from);
    if (to !== undefined) query = query.where('at', '<', to);
    return query.orderBy('at', 'desc').orderBy('id', 'desc');
  }
}
