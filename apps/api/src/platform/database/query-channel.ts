import { channel } from 'node:diagnostics_channel';

/** One query as it was run. Never its parameters: they are people's data. */
export interface QueryRun {
  sql: string;
  durationMs: number;
}

/** Says which queries are run, to whoever listens; nothing is measured where nobody does. */
export const QUERIES = channel('centralita:database:query');
