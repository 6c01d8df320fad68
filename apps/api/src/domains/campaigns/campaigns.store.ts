import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database';
import type { Queries, Tx } from '../../platform/database/tx';
import type { CampaignRow, CampaignTables } from './campaigns-schema';

const tables = (query: Queries) => query.withTables<CampaignTables>();

@Injectable()
export class CampaignsStore {
  constructor(private readonly database: Database) {}

  async insert({ query }: Tx, row: CampaignRow): Promise<void> {
    await tables(query).insertInto('campaigns').values(row).execute();
  }

  /** The latest first. */
  latest(organisationId: string, limit: number): Promise<CampaignRow[]> {
    return tables(this.database.read)
      .selectFrom('campaigns')
      .selectAll()
      .where('organisation_id', '=', organisationId)
      .orderBy('created_at', 'desc')
      .orderBy('id', 'desc')
      .limit(limit)
      .execute();
  }

  find(id: string): Promise<CampaignRow | undefined> {
    return tables(this.database.read)
      .selectFrom('campaigns')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst();
  }

  findIn(organisationId: string, id: string): Promise<CampaignRow | undefined> {
    return tables(this.database.read)
      .selectFrom('campaigns')
      .selectAll()
      .where('id', '=', id)
      .where('organisation_id', '=', organisationId)
      .executeTakeFirst();
  }

  /** Locks the campaign until the end of the unit: whoever sends, starts, pauses or fills it does so alone. */
  hold({ query }: Tx, organisationId: string, id: string): Promise<CampaignRow | undefined> {
    return tables(query)
      .updateTable('campaigns')
      .set((set) => ({ id: set.ref('id') }))
      .where('id', '=', id)
      .where('organisation_id', '=', organisationId)
      .returningAll()
      .executeTakeFirst();
  }

  async change({ query }: Tx, id: string, change: Partial<CampaignRow>): Promise<void> {
    await tables(query).updateTable('campaigns').set(change).where('id', '=', id).execute();
  }

  async remove({ query }: Tx, id: string): Promise<void> {
    await tables(query).deleteFrom('campaigns').where('id', '=', id).execute();
  }
}
