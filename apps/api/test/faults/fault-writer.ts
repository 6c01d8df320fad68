import { Injectable } from '@nestjs/common';
import { Database } from '../../src/platform/database/database';
import { UnitOfWork } from '../../src/platform/database/unit-of-work';
import { JobQueue } from '../../src/platform/queue/job-queue';
import { QueueWatch } from '../../src/platform/queue/queue-watch';
import { FAULT_QUEUE } from './fault-job';
import type { FaultTables } from './fault-tables';

export interface WriteOptions {
  /** Begins the ids of this run. */
  prefix: string;
  /** Units of work at the same time. */
  loops: number;
  /** Told `A <id>` when a row is promised, `R <id>` when a unit was undone on purpose, `E <id> <code>` when it failed. */
  say: (line: string) => void;
}

const PAUSE_MS = 5;
const LOOK_MS = 25;
const EVERY = { undone: 13, failingJob: 7, doubleEnqueue: 5 };

class UndoneOnPurpose extends Error {}

/** Writes rows, each with a job in the same unit of work, as fast as the kill needs. */
@Injectable()
export class FaultWriter {
  #writing = false;
  #loops: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly work: UnitOfWork,
    private readonly database: Database,
    private readonly jobs: JobQueue,
    private readonly watch: QueueWatch,
  ) {}

  async makeTables(): Promise<void> {
    await this.work.run(async ({ query: { schema } }) => {
      await schema
        .createTable('fault_rows')
        .ifNotExists()
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('written_at', 'bigint', (column) => column.notNull())
        .execute();
      await schema
        .createTable('fault_effects')
        .ifNotExists()
        .addColumn('row_id', 'text', (column) => column.notNull())
        .addColumn('attempt', 'integer', (column) => column.notNull())
        .addColumn('done_at', 'bigint', (column) => column.notNull())
        .execute();
    });
  }

  start(options: WriteOptions): void {
    this.#writing = true;
    let next = 0;
    const one = async (): Promise<void> => {
      while (this.#writing) {
        const number = next++;
        await this.#write(`${options.prefix}.${number}`, number, options.say);
        await new Promise((done) => setTimeout(done, number % PAUSE_MS));
      }
    };
    this.#loops = Promise.all(Array.from({ length: options.loops }, one));
  }

  async stop(): Promise<void> {
    this.#writing = false;
    await this.#loops;
  }

  /** Resolves when no job of any queue waits or works. */
  async drain(): Promise<void> {
    await this.stop();
    for (;;) {
      const states = await this.watch.look();
      if (states.every(({ ready, delayed, active }) => ready + delayed + active === 0)) return;
      await new Promise((done) => setTimeout(done, LOOK_MS));
    }
  }

  /** Those of the ids that the database does not have. */
  async missing(ids: string[]): Promise<string[]> {
    const rows = await this.database.read
      .withTables<FaultTables>()
      .selectFrom('fault_rows')
      .select('id')
      .where('id', 'in', ids)
      .execute();
    const kept = new Set(rows.map(({ id }) => id));
    return ids.filter((id) => !kept.has(id));
  }

  /** A row whose job works for so long that it is killed at it. */
  async enqueueSlow(id: string, say: (line: string) => void): Promise<void> {
    await this.work.run(async (tx) => {
      await tx.query
        .withTables<FaultTables>()
        .insertInto('fault_rows')
        .values({ id, written_at: Date.now() })
        .execute();
      await this.jobs.enqueue(tx, FAULT_QUEUE, { rowId: id, workMs: 1_000 });
    });
    say(`A ${id}`);
  }

  async #write(id: string, number: number, say: (line: string) => void): Promise<void> {
    const isUndone = number % EVERY.undone === 0;
    try {
      await this.work.run(async (tx) => {
        const row = { id, written_at: Date.now() };
        await tx.query.withTables<FaultTables>().insertInto('fault_rows').values(row).execute();
        const data = { rowId: id, failsFirst: number % EVERY.failingJob === 0 };
        await this.jobs.enqueue(tx, FAULT_QUEUE, data, { key: id });
        // The same fact told twice, as providers do: one job.
        if (number % EVERY.doubleEnqueue === 0) await this.jobs.enqueue(tx, FAULT_QUEUE, data, { key: id });
        if (isUndone) throw new UndoneOnPurpose();
      });
      say(`A ${id}`);
    } catch (error) {
      if (error instanceof UndoneOnPurpose) say(`R ${id}`);
      else say(`E ${id} ${(error as { code?: string }).code ?? String(error).replaceAll('\n', ' ')}`);
    }
  }
}
