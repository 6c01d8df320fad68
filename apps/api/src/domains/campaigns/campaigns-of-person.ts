import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database';
import type { Queries, Tx } from '../../platform/database/tx';
import { PersonPart, type PersonKeys } from '../contacts/api/person-parts';
import type { CampaignTables } from './campaigns-schema';

const tables = (query: Queries) => query.withTables<CampaignTables>();

/** Campaigns that somebody is on the list of. What was sent stays counted, to nobody. */
@Injectable()
export class CampaignsOfPerson extends PersonPart {
  readonly name = 'campaigns';
  readonly tables = ['campaign_recipients'];

  constructor(private readonly database: Database) {
    super();
  }

  read({ organisationId, addresses }: PersonKeys): Promise<object[]> {
    return tables(this.database.read)
      .selectFrom('campaign_recipients')
      .selectAll()
      .where('organisation_id', '=', organisationId)
      .where('address', 'in', addresses)
      .execute();
  }

  async erase({ query }: Tx, { organisationId, addresses }: PersonKeys): Promise<void> {
    await tables(query)
      .deleteFrom('campaign_recipients')
      .where('organisation_id', '=', organisationId)
      .where('address', 'in', addresses)
      .where('state', '=', 'waiting')
      .execute();
    const rows = await tables(query)
      .selectFrom('campaign_recipients')
      .select('id')
      .where('organisation_id', '=', organisationId)
      .where('address', 'in', addresses)
      .execute();
    // No two of a campaign have the same address.
    for (const { id } of rows)
      await tables(query)
        .updateTable('campaign_recipients')
        .set({ address: `erased/${id}`, name: null, fields: '{}', conversation_id: null, message_id: null })
        .where('id', '=', id)
        .execute();
  }
}
