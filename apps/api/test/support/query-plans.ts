import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { DatabaseSync } from 'node:sqlite';
import type { QueryRun } from '../../src/platform/database/query-channel';

/** A query of which SQLite says that it looks at every row of a table. */
export interface Scan {
  /** Table, or its alias in the query. */
  table: string;
  sql: string;
}

/** Collects the SQL of every query that this process runs from now on, each once. */
export function recordQueries(): { queries: ReadonlySet<string>; stop(): void } {
  const queries = new Set<string>();
  const record = (run: unknown): void => void queries.add((run as QueryRun).sql);
  subscribe('centralita:database:query', record);
  return { queries, stop: () => void unsubscribe('centralita:database:query', record) };
}

/** How SQLite would go about a query. @param file a database with the app's schema */
export function planOf(file: string, sql: string): string {
  const database = new DatabaseSync(file, { readOnly: true });
  const steps = database.prepare(`explain query plan ${sql}`).all();
  database.close();
  return steps.map(({ detail }) => String(detail)).join('\n');
}

/** Tables that stand only while a step of the schema runs. */
const PASSING = /\b(search_instances|search_moving)\b/;

/**
 * The queries that walk through a whole table, by SQLite's own plans. A walk along an index counts too, unless the query
 * takes the first rows only (`order by … limit`).
 *
 * @param file a database with the app's schema
 * @returns also how many plans were read
 */
export function scansOf(file: string, queries: Iterable<string>): { scans: Scan[]; explained: number } {
  const database = new DatabaseSync(file, { readOnly: true });
  const scans: Scan[] = [];
  let explained = 0;
  for (const sql of queries) {
    if (!/^\s*(select|insert|update|delete|with)\b/i.test(sql) || PASSING.test(sql)) continue;
    explained += 1;
    for (const { detail } of database.prepare(`explain query plan ${sql}`).all()) {
      const [, table, index] =
        /^SCAN ([\w"]+)(?: USING (?:COVERING )?INDEX (\S+))?/.exec(String(detail)) ?? [];
      // Rows that stand in the query itself: `2-ROW VALUES CLAUSE`, `CONSTANT ROW`.
      if (table === undefined || /ROW/.test(String(detail))) continue;
      if (index !== undefined && /\border by\b[^]*\blimit\b/i.test(sql)) continue;
      scans.push({ table, sql });
    }
  }
  database.close();
  return { scans, explained };
}
