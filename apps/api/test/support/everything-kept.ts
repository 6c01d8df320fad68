import { sql } from 'kysely';
import { Database } from '../../src/platform/database/database';
import type { RunningApi } from './running-api';

export interface KeptValue {
  table: string;
  column: string;
  value: string;
}

type Row = Record<string, unknown>;

/** The history of calls has whole numbers, which agents call back, and figures are by an organisation's own. */
export const hasNumbers = (table: string): boolean =>
  table === 'calls' || table === 'call_answers' || table.startsWith('analytics_');

/**
 * All that stands in the database of a running API: as one text, text by text, and row by row. What FTS5 keeps for itself
 * (`search_index_data` and others) are no texts: `search_vocabulary` reads its words.
 */
export async function everythingKept({
  app,
}: RunningApi): Promise<{ text: string; values: KeptValue[]; rows: (table: string) => Row[] }> {
  const { read, engine } = app.get(Database);
  const tables = await sql<{ name: string }>`${sql.raw(
    engine === 'sqlite'
      ? "select name from sqlite_master where type = 'table' and name not like 'sqlite_%' and name not like 'search_index_%'"
      : "select table_name as name from information_schema.tables where table_schema = 'public'",
  )}`.execute(read);
  const values: KeptValue[] = [];
  const byTable = new Map<string, Row[]>();
  for (const { name: table } of tables.rows) {
    const { rows } = await sql<Row>`select * from ${sql.table(table)}`.execute(read);
    byTable.set(table, rows);
    for (const row of rows) {
      for (const [column, value] of Object.entries(row)) {
        if (typeof value === 'string') values.push({ table, column, value });
      }
    }
  }
  return {
    values,
    text: values.map(({ value }) => value).join('\n'),
    rows: (table) => byTable.get(table) ?? [],
  };
}
