import type { Histogram } from '../metrics/histogram';
import type { Meters } from '../metrics/meters';
import { rehearsedAt } from '../rehearsal/rehearsal';
import type { Tx } from './tx';
import { UnitOfWork } from './unit-of-work';

const UNDONE = new Error('A unit of a rehearsal is undone.');
const BUCKETS_SEC = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5];

/** Units of work as they are, with a meter beside them. Those of a rehearsal are undone. */
export class MeasuredUnitOfWork extends UnitOfWork {
  readonly #durations: Histogram<'result'>;

  constructor(
    private readonly work: UnitOfWork,
    meters: Meters,
  ) {
    super();
    this.#durations = meters.histogram({
      name: 'centralita_database_unit_duration_seconds',
      help: 'Time from the start of a unit of work until it is on disk, or undone',
      labels: ['result'],
      bucketsSec: BUCKETS_SEC,
    });
  }

  async run<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    if (rehearsedAt() !== undefined) return await this.#undone(work);
    const startedAt = performance.now();
    let result = 'undone';
    try {
      const value = await this.work.run(work);
      result = 'kept';
      return value;
    } finally {
      this.#durations.observe({ result }, (performance.now() - startedAt) / 1000);
    }
  }

  async #undone<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const done: T[] = [];
    try {
      await this.work.run(async (tx) => {
        done.push(await work(tx));
        throw UNDONE;
      });
    } catch (error) {
      if (error !== UNDONE) throw error;
    }
    // PostgreSQL may have run it again: the last time counts.
    return done.at(-1) as T;
  }
}
