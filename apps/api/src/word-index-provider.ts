import type { Provider } from '@nestjs/common';
import { PostgresWordIndex } from './adapters/postgres/postgres-word-index';
import { SqliteWordIndex } from './adapters/sqlite/sqlite-word-index';
import { Database } from './platform/database/database';
import { WordIndex } from './platform/search/word-index';

/** The index of words of the engine that is open. */
export const wordIndexProvider: Provider = {
  provide: WordIndex,
  useFactory: (database: Database): WordIndex =>
    database.engine === 'sqlite' ? new SqliteWordIndex(database) : new PostgresWordIndex(database),
  inject: [Database],
};
