import { AsyncLocalStorage } from 'node:async_hooks';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { Logger } from '@nestjs/common';
import type { DatabaseConnection } from 'kysely';
import { isInBackground } from '../../platform/database/background';
import { databaseUnavailable } from '../../platform/database/database-error';
import type { Tx } from '../../platform/database/tx';
import { assertNotNested, Unit, UNIT_MAX_MS } from '../../platform/database/unit';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { SqliteConnection } from './sqlite-connection';
import { SQLITE } from './sqlite-writer';

/** So many units share a commit however long they take, and more of them for so long: the event loop does nothing else then. */
const GROUP_MIN = 32;
const GROUP_MS = 25;

interface Asked {
  /** Runs the unit within the open transaction. @returns what to do once the transaction has ended */
  run(): Promise<Kept | undefined>;
  undone(error: unknown): void;
}

/** A unit that ended well, and waits for the commit. */
interface Kept {
  committed(): void;
}

interface Asker<T> {
  resolve: (result: T) => void;
  reject: (error: unknown) => void;
  /** Calls a function in the asynchronous context of the one who asked. */
  onBehalf: <R>(call: () => R) => R;
}

/**
 * Writes to SQLite. A commit waits for the disk, so all units that are asked for in one turn of the event loop share
 * one: they run one after another, each in a savepoint of its own, and are answered when all are on disk.
 */
export class SqliteUnitOfWork extends UnitOfWork {
  readonly #connection: DatabaseConnection;
  readonly #ways: Record<'begin' | 'commit' | 'savepoint' | 'release', StatementSync>;
  readonly #asked: Asked[] = [];
  readonly #askedInBackground: Asked[] = [];
  #working: Promise<void> | undefined;
  #closed = false;
  readonly #logger = new Logger(SqliteUnitOfWork.name);
  /** Transactions that were committed: fewer than units. */
  commits = 0;

  constructor(private readonly file: DatabaseSync) {
    super();
    const connection = new SqliteConnection(file);
    this.#ways = {
      begin: file.prepare('begin immediate'),
      commit: file.prepare('commit'),
      savepoint: file.prepare('savepoint unit'),
      release: file.prepare('release unit'),
    };
    this.#connection = {
      // SQLite ends a transaction by itself where it is in need (a full disk). What came then would be kept alone.
      executeQuery: (query) =>
        file.isTransaction
          ? connection.executeQuery(query)
          : Promise.reject(databaseUnavailable(new Error('SQLite ended the transaction.'))),
      streamQuery: () => connection.streamQuery(),
    };
  }

  async run<T>(work: (tx: Tx) => Promise<T>, limitMs = UNIT_MAX_MS): Promise<T> {
    assertNotNested();
    if (this.#closed) throw databaseUnavailable(new Error('The database is closed.'));
    // The group runs on behalf of all, each unit on behalf of its own request.
    const onBehalf = AsyncLocalStorage.snapshot();
    return await new Promise<T>((resolve, reject) => {
      const asker = { resolve, reject, onBehalf };
      (isInBackground() ? this.#askedInBackground : this.#asked).push({
        run: () => this.#runUnit((unit) => unit.do(work, limitMs), asker),
        undone: reject,
      });
      this.#working ??= this.#workOff();
    });
  }

  /** Waits for the units that were asked for. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#working;
  }

  async #workOff(): Promise<void> {
    await turnOfTheLoop();
    while (this.#asked.length > 0 || this.#askedInBackground.length > 0) {
      await this.#group();
      // Requests that came meanwhile are read before the next group, and join it.
      await turnOfTheLoop();
    }
    this.#working = undefined;
  }

  async #group(): Promise<void> {
    const units: Asked[] = [];
    const kept: Kept[] = [];
    try {
      this.#ways.begin.run();
      for (const unit of this.#next()) {
        units.push(unit);
        const end = await unit.run();
        if (end) kept.push(end);
      }
      this.#ways.commit.run();
      this.commits += 1;
    } catch (error) {
      this.#rollBack();
      // Where not even a transaction began, whoever waits would only wait for the same.
      if (units.length === 0) units.push(...this.#asked.splice(0), ...this.#askedInBackground.splice(0));
      // Those that failed by themselves were told so: a promise is settled once.
      for (const unit of units) unit.undone(databaseUnavailable(error));
      return;
    }
    for (const unit of kept) unit.committed();
  }

  /** The units of one commit: first those that somebody waits for. */
  *#next(): Generator<Asked> {
    const until = performance.now() + GROUP_MS;
    let count = 0;
    for (const asked of [this.#asked, this.#askedInBackground]) {
      // However many somebody waits for: one of the background has its turn.
      let unit = asked.shift();
      while (unit) {
        yield unit;
        count += 1;
        unit = count < GROUP_MIN || performance.now() < until ? asked.shift() : undefined;
      }
    }
  }

  async #runUnit<T>(
    work: (unit: Unit) => Promise<T>,
    { resolve, reject, onBehalf }: Asker<T>,
  ): Promise<Kept | undefined> {
    const unit = new Unit(SQLITE, this.#connection);
    this.#ways.savepoint.run();
    try {
      const result = await onBehalf(() => work(unit));
      this.#ways.release.run();
      return {
        committed: () => {
          onBehalf(() => unit.committed());
          resolve(result);
        },
      };
    } catch (error) {
      reject(error);
      // Throws where SQLite has ended the transaction: then all of the group are undone.
      this.file.exec('rollback to unit; release unit');
      return undefined;
    }
  }

  #rollBack(): void {
    try {
      if (this.file.isTransaction) this.file.exec('rollback');
    } catch (error) {
      this.#logger.error({ event: 'database.rollback-failed', err: error as Error });
    }
  }
}

const turnOfTheLoop = (): Promise<void> => new Promise((resume) => setImmediate(resume));
