import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database';
import type { Queries, Tx } from '../../platform/database/tx';
import type { NumberFlowRow, NumberFlowTables } from './number-flows-schema';

const tables = (query: Queries) => query.withTables<NumberFlowTables>();

@Injectable()
export class NumberFlowsStore {
  constructor(private readonly database: Database) {}

  all(): Promise<NumberFlowRow[]> {
    return tables(this.database.read).selectFrom('number_flows').selectAll().execute();
  }

  async save(tx: Tx, row: NumberFlowRow): Promise<void> {
    await tables(tx.query)
      .insertInto('number_flows')
      .values(row)
      .onConflict((conflict) => conflict.column('number').doUpdateSet(row))
      .execute();
  }
}
