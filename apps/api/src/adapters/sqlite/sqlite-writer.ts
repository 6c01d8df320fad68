import { SqliteAdapter, SqliteQueryCompiler } from 'kysely';
import type { SqlWriter } from '../../platform/database/queries-over';

export const SQLITE: SqlWriter = { compiler: new SqliteQueryCompiler(), adapter: new SqliteAdapter() };
