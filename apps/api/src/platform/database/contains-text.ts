import { sql, type RawBuilder, type SqlBool } from 'kysely';

/**
 * Whether a column has a text somewhere, each of its signs taken as it is. SQLite has no character that escapes others unless
 * one is named: https://www.sqlite.org/lang_expr.html#like
 */
export const containsText = (column: string, text: string): RawBuilder<SqlBool> =>
  sql<SqlBool>`${sql.ref(column)} like ${`%${text.replace(/[\\%_]/g, '\\$&')}%`} escape '\\'`;
