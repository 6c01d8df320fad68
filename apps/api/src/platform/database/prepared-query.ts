import { sql, type Compilable, type CompiledQuery, type DialectAdapter, type RawBuilder } from 'kysely';
import type { Queries } from './tx';

/** Stands in a query for a value that is given when it runs: `value('stream')`. */
export type ValuesOf<Values extends object> = <Name extends keyof Values & string>(
  name: Name,
) => RawBuilder<Values[Name]>;

class Slot {
  constructor(readonly name: string) {}
}

/**
 * A query of the hot path, built and written as SQL once for each engine: to build it costs Kysely as much as SQLite
 * takes to run it. For queries whose shape is always the same; a list of values (`in`) is none.
 *
 * @param build called once; must not look at anything that changes
 * @returns runs the query with these values
 * @example
 * const numberOf = preparedQuery((query, value: ValuesOf<{ stream: string }>) =>
 *   tables(query).selectFrom('activity_counter').select('number').where('stream', '=', value('stream')),
 * );
 * const [row] = await numberOf(tx.query, { stream });
 */
export function preparedQuery<Values extends object, Row>(
  build: (query: Queries, value: ValuesOf<Values>) => Compilable<Row>,
): (query: Queries, values: Values) => Promise<Row[]> {
  const written = new WeakMap<DialectAdapter, CompiledQuery<Row>>();
  return async (query, values) => {
    const { adapter } = query.getExecutor();
    let compiled = written.get(adapter);
    if (!compiled) {
      compiled = build(query, (name) => sql`${sql.val(new Slot(name))}`).compile();
      written.set(adapter, compiled);
    }
    const parameters = compiled.parameters.map((parameter) =>
      parameter instanceof Slot ? (values as Record<string, unknown>)[parameter.name] : parameter,
    );
    return (await query.executeQuery<Row>({ ...compiled, parameters })).rows;
  };
}
