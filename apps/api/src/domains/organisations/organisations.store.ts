import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database';
import type { Tx } from '../../platform/database/tx';
import type { OrganisationRow, OrganisationTables } from './organisations-schema';

@Injectable()
export class OrganisationsStore {
  constructor(private readonly database: Database) {}

  async insert(tx: Tx, row: OrganisationRow): Promise<void> {
    await tx.query.withTables<OrganisationTables>().insertInto('organisations').values(row).execute();
  }

  find(id: string): Promise<OrganisationRow | undefined> {
    return this.database.read
      .withTables<OrganisationTables>()
      .selectFrom('organisations')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst();
  }
}
