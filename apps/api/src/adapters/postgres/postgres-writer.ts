import { PostgresAdapter, PostgresQueryCompiler } from 'kysely';
import type { SqlWriter } from '../../platform/database/queries-over';

export const POSTGRES: SqlWriter = { compiler: new PostgresQueryCompiler(), adapter: new PostgresAdapter() };
