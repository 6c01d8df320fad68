import { Injectable } from '@nestjs/common';
import { Database } from '../database/database';
import type { Queries, Tx } from '../database/tx';
import type { SearchQuery } from './search-index';
import type { SearchTables } from './search-schema';

export type SearchScope = Pick<SearchQuery, 'organisationId' | 'among'>;

const tables = (query: Queries) => query.withTables<SearchTables>();

/** Each has as many letters, so that no scope with a word is another with another word; `SEARCH_SCHEMA` counts on them. */
const SCOPE_LENGTH = 6;

const codeOf = (number: number | string): string => Number(number).toString(16).padStart(SCOPE_LENGTH, '0');

/**
 * What is searched in one go, by a code that each of its words begins with in the index. So a search walks through the words of
 * one organisation's people or of what it said, and through nothing of anybody else.
 */
@Injectable()
export class SearchScopes {
  readonly #codes = new Map<string, string>();

  constructor(private readonly database: Database) {}

  /** Undefined where nothing was ever written in it. */
  async find({ organisationId, among }: SearchScope): Promise<string | undefined> {
    const known = this.#codes.get(keyOf({ organisationId, among }));
    if (known) return known;
    const row = await tables(this.database.read)
      .selectFrom('search_scopes')
      .select('number')
      .where('organisation_id', '=', organisationId)
      .where('among', '=', among)
      .executeTakeFirst();
    if (row) this.#codes.set(keyOf({ organisationId, among }), codeOf(row.number));
    return row && codeOf(row.number);
  }

  /** Makes it where nothing was written in it before. */
  async meet({ query }: Tx, { organisationId, among }: SearchScope): Promise<string> {
    const known = await this.find({ organisationId, among });
    if (known) return known;
    const row = await tables(query)
      .insertInto('search_scopes')
      .values({ organisation_id: organisationId, among } as never)
      .onConflict((met) =>
        met
          .columns(['organisation_id', 'among'])
          .doUpdateSet((set) => ({ among: set.ref('excluded.among') })),
      )
      .returning('number')
      .executeTakeFirstOrThrow();
    return codeOf(row.number);
  }
}

const keyOf = ({ organisationId, among }: SearchScope): string => `${among} ${organisationId}`;
