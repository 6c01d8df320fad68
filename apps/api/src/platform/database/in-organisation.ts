import { sql, type RawBuilder } from 'kysely';

/**
 * Whether rows that are looked for by their ids are an organisation's. SQLite, which knows nothing of how many there are, would
 * rather walk through all that the organisation has than look up more than some ten ids: `coalesce` keeps it from that index.
 * Source: https://www.sqlite.org/optoverview.html#disqualifying_where_clause_terms_using_unary_, which PostgreSQL does not know.
 *
 * @param column such as `messages.organisation_id`
 */
export const inOrganisation = (column: string, organisationId: string): RawBuilder<boolean> =>
  sql<boolean>`coalesce(${sql.ref(column)}, '') = ${organisationId}`;
