import { sql } from 'kysely';
import type { SealedColumn } from '../security/sealed-column';
import type { Sealer } from '../security/sealer';
import type { Store } from './store';

const BATCH = 200;
/** `v1.<key id>.…`: where a seal names its key, counted from 1. */
const KEY_ID_AT = 4;
const KEY_ID_LENGTH = 8;

interface SealedRow {
  key: string;
  seal: string;
}

export interface Resealed {
  /** Seals that were made anew. */
  done: number;
  /** Seals that no key of ours opens; they were left as they are. */
  lost: number;
}

/**
 * Seals what stands in the database anew, under the present key. It goes in batches, each a unit of work: whenever it is
 * interrupted, each row is whole, under one key or the other, and the next run goes on where this one was.
 */
export class Resealer {
  constructor(
    private readonly store: Pick<Store, 'database' | 'work'>,
    private readonly columns: readonly SealedColumn[],
  ) {}

  /** Seals that were made under that key. */
  async countUnder(keyId: string): Promise<number> {
    return this.#count(sql`= ${keyId}`);
  }

  /** Seals that were made under any other key. */
  async countNotUnder(keyId: string): Promise<number> {
    return this.#count(sql`<> ${keyId}`);
  }

  /** @param progress told of how many seals were looked at */
  async run(sealer: Sealer, presentKeyId: string, progress: (looked: number) => void): Promise<Resealed> {
    const total: Resealed = { done: 0, lost: 0 };
    for (const column of this.columns) {
      let after = '';
      for (;;) {
        const rows = await this.#batch(column, presentKeyId, after);
        const last = rows.at(-1);
        if (!last) break;
        const { done, lost } = await this.#reseal(column, rows, sealer);
        total.done += done;
        total.lost += lost;
        after = last.key;
        progress(total.done + total.lost);
      }
    }
    return total;
  }

  async #count(condition: ReturnType<typeof sql>): Promise<number> {
    let count = 0;
    for (const { table, column } of this.columns) {
      const { rows } = await sql<{ count: number }>`
        select count(*) as count from ${sql.table(table)}
        where ${sql.ref(column)} like 'v1.%' and ${keyIdOf(column)} ${condition}
      `.execute(this.store.database.read);
      count += Number(rows[0]?.count ?? 0);
    }
    return count;
  }

  async #batch({ table, key, column }: SealedColumn, keyId: string, after: string): Promise<SealedRow[]> {
    const { rows } = await sql<SealedRow>`
      select ${sql.ref(key)} as "key", ${sql.ref(column)} as "seal" from ${sql.table(table)}
      where ${sql.ref(key)} > ${after} and ${sql.ref(column)} like 'v1.%' and ${keyIdOf(column)} <> ${keyId}
      order by ${sql.ref(key)} limit ${BATCH}
    `.execute(this.store.database.read);
    return rows;
  }

  async #reseal(
    { table, key, column, purpose }: SealedColumn,
    rows: SealedRow[],
    sealer: Sealer,
  ): Promise<Resealed> {
    const opened = rows.flatMap((row) => {
      const content = sealer.open(purpose(row.key), row.seal);
      return content ? [{ ...row, seal: sealer.seal(purpose(row.key), content), former: row.seal }] : [];
    });
    await this.store.work.run(async (tx) => {
      for (const row of opened) {
        // Only what was read: a server that runs may have written something newer.
        await sql`
          update ${sql.table(table)} set ${sql.ref(column)} = ${row.seal}
          where ${sql.ref(key)} = ${row.key} and ${sql.ref(column)} = ${row.former}
        `.execute(tx.query);
      }
    });
    return { done: opened.length, lost: rows.length - opened.length };
  }
}

const keyIdOf = (column: string) =>
  sql`substr(${sql.ref(column)}, ${sql.lit(KEY_ID_AT)}, ${sql.lit(KEY_ID_LENGTH)})`;
