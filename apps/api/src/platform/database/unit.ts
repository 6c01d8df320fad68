import { AsyncLocalStorage } from 'node:async_hooks';
import { Logger } from '@nestjs/common';
import type { DatabaseConnection } from 'kysely';
import { AppError } from '../errors/app-error';
import { queriesOver, type SqlWriter } from './queries-over';
import type { Queries, Tx } from './tx';

/** A unit holds up every other writer: one that lasts longer waits for something that it may not wait for. */
export const UNIT_MAX_MS = 10_000;

const current = new AsyncLocalStorage<Unit>();

/** A unit within a unit would wait for the end of the one that waits for it. */
export function assertNotNested(): void {
  if (current.getStore()?.isOpen)
    throw new Error('Units of work do not nest: hand on the tx of the one at work.');
}

/** One unit of work on one connection, whatever the engine. It neither begins nor commits: the engine does. */
export class Unit implements Tx {
  readonly query: Queries;
  readonly #beforeCommit: (() => Promise<void>)[] = [];
  readonly #afterCommit: (() => void)[] = [];
  #failure: { error: unknown } | undefined;
  #open = true;
  #cutOff = false;

  constructor(writer: SqlWriter, connection: DatabaseConnection) {
    this.query = queriesOver(writer, {
      provideConnection: async (consumer) => {
        this.#assertOpen();
        try {
          return await consumer(connection);
        } catch (error) {
          this.#failure ??= { error };
          throw error;
        }
      },
    });
  }

  get isOpen(): boolean {
    return this.#open;
  }

  /** What a query of this unit failed with, if one did. */
  get queryError(): unknown {
    return this.#failure?.error;
  }

  /** It took too long: a query may be on its way still. */
  get wasCutOff(): boolean {
    return this.#cutOff;
  }

  beforeCommit(work: () => Promise<void>): void {
    this.#assertOpen();
    this.#beforeCommit.push(work);
  }

  afterCommit(work: () => void): void {
    this.#assertOpen();
    this.#afterCommit.push(work);
  }

  /**
   * Does the work and what must come last in it. A query that failed fails the unit, also where the work caught it:
   * PostgreSQL keeps nothing of such a transaction, and says so to nobody.
   */
  async do<T>(work: (tx: Tx) => Promise<T>, limitMs: number): Promise<T> {
    try {
      const result = await current.run(this, () => this.#withinLimit(this.#all(work), limitMs));
      if (this.#failure) throw this.#failure.error;
      return result;
    } finally {
      this.#open = false;
    }
  }

  /** Tells those who waited for the commit. */
  committed(): void {
    for (const work of this.#afterCommit) {
      try {
        work();
      } catch (error) {
        new Logger(Unit.name).error({ event: 'database.after-commit-failed', err: error as Error });
      }
    }
  }

  async #all<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const result = await work(this);
    // The list may grow while it is worked off.
    for (const last of this.#beforeCommit) await last();
    return result;
  }

  async #withinLimit<T>(work: Promise<T>, limitMs: number): Promise<T> {
    if (limitMs === Infinity) return work;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, fail) => {
      timer = setTimeout(() => {
        this.#cutOff = true;
        fail(tooSlow(limitMs));
      }, limitMs);
    });
    try {
      return await Promise.race([work, late]);
    } finally {
      clearTimeout(timer);
    }
  }

  #assertOpen(): void {
    if (!this.#open) throw new Error('This unit of work has ended: await all of its queries within it.');
  }
}

const tooSlow = (limitMs: number): AppError =>
  new AppError({
    code: 'database/unit-too-slow',
    detail: `A unit of work did not end within ${limitMs} ms and was undone. It may await nothing but its queries.`,
    status: 503,
    retryable: true,
  });
