import {
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { inBackground } from '../database/background';
import { Database } from '../database/database';
import { preparedQuery, type ValuesOf } from '../database/prepared-query';
import type { Queries, Tx } from '../database/tx';
import { UnitOfWork } from '../database/unit-of-work';
import { SearchIndex, type FoundItem, type SearchedText, type SearchQuery } from './search-index';
import type { SearchTables, WaitingTextRow } from './search-schema';
import { SearchScopes } from './search-scopes';
import { amongOf, searchedTerms, searchedWords } from './searched-words';
import { WordIndex, type IndexedText } from './word-index';

/** So many texts may wait until somebody searches: they are indexed first. */
const BATCH = 100;
/** Units of so many texts hold up nobody for long. */
const IN_BACKGROUND = 25;
const AFTER_MS = 500;
/** Another replica that was killed may have left some behind. */
const LOOK_MS = 15_000;
const TEXT_MAX = 50_000;

const tables = (query: Queries) => query.withTables<SearchTables>();

const insert = preparedQuery((query, value: ValuesOf<Omit<WaitingTextRow, 'number'>>) =>
  tables(query)
    .insertInto('search_waiting')
    .values({
      organisation_id: value('organisation_id'),
      kind: value('kind'),
      item_id: value('item_id'),
      text: value('text'),
    } as never),
);

/**
 * Texts wait in a table until they are indexed, a moment later and many at once: taking a message in costs one row more,
 * and no more. Whoever searches before has what waits indexed first.
 */
@Injectable()
export class StoredSearchIndex
  extends SearchIndex
  implements OnApplicationBootstrap, BeforeApplicationShutdown
{
  #timer: NodeJS.Timeout | undefined;
  #interval: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  #closed = false;
  /** Also at the start: the last process may have ended before it was done. */
  #isUntidy = true;

  constructor(
    private readonly database: Database,
    private readonly work: UnitOfWork,
    private readonly words: WordIndex,
    private readonly scopes: SearchScopes,
  ) {
    super();
  }

  onApplicationBootstrap(): void {
    this.#soon();
    this.#interval = setInterval(() => this.#soon(), LOOK_MS).unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    clearInterval(this.#interval);
    await this.#running?.catch(() => undefined);
  }

  async add(tx: Tx, { organisationId, kind, itemId, text }: SearchedText): Promise<void> {
    if (text.trim() === '') return;
    await insert(tx.query, {
      organisation_id: organisationId,
      kind,
      item_id: itemId,
      text: text.slice(0, TEXT_MAX),
    });
    tx.afterCommit(() => this.#soon());
  }

  async remove(tx: Tx, itemIds: readonly string[]): Promise<void> {
    for (let first = 0; first < itemIds.length; first += BATCH) {
      const ids = itemIds.slice(first, first + BATCH);
      await tables(tx.query).deleteFrom('search_waiting').where('item_id', 'in', ids).execute();
      await this.words.remove(tx, ids);
    }
    tx.afterCommit(() => {
      this.#isUntidy = true;
      this.#soon();
    });
  }

  async find({ organisationId, among, search, before, limit }: SearchQuery): Promise<FoundItem[]> {
    const terms = searchedTerms(search);
    if (terms.length === 0) return [];
    await this.#catchUp();
    const scope = await this.scopes.find({ organisationId, among });
    if (scope === undefined) return [];
    return this.words.find({
      organisationId,
      scope,
      terms,
      before: before ?? Number.MAX_SAFE_INTEGER,
      limit,
    });
  }

  #soon(): void {
    if (this.#closed) return;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      inBackground(() => this.drain()).catch((error: unknown) =>
        new Logger('Search').warn({ err: error }, 'Texts wait to be indexed'),
      );
    }, AFTER_MS).unref();
  }

  /** After an upgrade more may wait than a search should wait for: one batch. Where nothing can be written, what is indexed is found. */
  async #catchUp(): Promise<void> {
    if (await this.#waits()) await this.#batch(BATCH).catch(() => undefined);
  }

  async #waits(): Promise<boolean> {
    const query = tables(this.database.read).selectFrom('search_waiting').select('number').limit(1);
    return (await query.execute()).length > 0;
  }

  /** Resolves when nothing waits any more. */
  drain(): Promise<void> {
    return (this.#running ??= this.#all().finally(() => (this.#running = undefined)));
  }

  async #all(): Promise<void> {
    while (!this.#closed && (await this.#waits())) {
      await this.#batch(IN_BACKGROUND);
      await new Promise(setImmediate);
    }
    while (!this.#closed && this.#isUntidy) {
      this.#isUntidy = false;
      try {
        if (await this.work.run((tx) => this.words.tidy(tx))) this.#isUntidy = true;
      } catch (error) {
        this.#isUntidy = true;
        throw error;
      }
      await new Promise(setImmediate);
    }
  }

  async #batch(texts: number): Promise<void> {
    await this.work.run(async (tx) => {
      const waiting = await this.#take(tx, texts);
      // Two texts of one contact: the later one counts.
      const latest = new Map(waiting.map((row) => [`${row.kind} ${row.item_id}`, row]));
      const indexed: IndexedText[] = [];
      for (const { organisation_id: organisationId, kind, item_id: itemId, text } of latest.values()) {
        const scope = await this.scopes.meet(tx, { organisationId, among: amongOf(kind) });
        indexed.push({ organisationId, kind, itemId, scope, words: searchedWords(kind, text) });
      }
      await this.words.put(tx, indexed);
    });
  }

  async #take({ query }: Tx, texts: number): Promise<WaitingTextRow[]> {
    const first = tables(query).selectFrom('search_waiting').select('number').orderBy('number').limit(texts);
    const rows = await tables(query)
      .deleteFrom('search_waiting')
      .where('number', 'in', this.database.engine === 'postgres' ? first.forUpdate() : first)
      .returningAll()
      .execute();
    return rows.sort((one, other) => Number(one.number) - Number(other.number));
  }
}
