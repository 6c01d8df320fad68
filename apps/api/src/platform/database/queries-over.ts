import {
  DefaultQueryExecutor,
  DummyDriver,
  Transaction,
  type ConnectionProvider,
  type Dialect,
  type DialectAdapter,
  type QueryCompiler,
} from 'kysely';
import type { Queries } from './tx';

/** What Kysely must know of an engine to write its SQL. */
export interface SqlWriter {
  compiler: QueryCompiler;
  adapter: DialectAdapter;
}

/**
 * Kysely over a connection of ours. Transactions are the business of `UnitOfWork`, so it is one of Kysely's
 * transactions from the start: it refuses to begin another, and to be destroyed.
 */
export function queriesOver({ compiler, adapter }: SqlWriter, provider: ConnectionProvider): Queries {
  const driver = new DummyDriver();
  const dialect: Dialect = {
    createAdapter: () => adapter,
    createDriver: () => driver,
    createIntrospector: () => {
      throw new Error('The schema is known from its steps; nobody looks it up.');
    },
    createQueryCompiler: () => compiler,
  };
  const executor = new DefaultQueryExecutor(compiler, adapter, provider);
  return new Transaction({ config: { dialect }, dialect, driver, executor });
}
