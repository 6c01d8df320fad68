import { Logger } from '@nestjs/common';
import { inBackground } from '../database/background';
import type { Tx } from '../database/tx';
import { RequestContext } from '../logging/request-context';
import type { JobEffects } from './job-effects';
import type { HandledQueue } from './job-handlers';
import type { JobSettler } from './job-settler';
import type { ClaimedJob, JobStore } from './job-store';

/** What a queue's worker works with. */
export interface WorkerParts {
  readonly store: JobStore;
  readonly settler: JobSettler;
  readonly effects: JobEffects;
  /** Epoch milliseconds. */
  now(): number;
}

interface Run {
  readonly job: ClaimedJob;
  readonly abort: AbortController;
  /** True where the job is not ours to settle any more. */
  givenUp: boolean;
  readonly over: Promise<void>;
}

/** Longest wait between two tries to write down what became of a job, while the database is away. */
const SETTLE_RETRY_MAX_MS = 10_000;
const CLAIM_RETRY_MS = 1_000;

/** Does the jobs of one queue, as many at once as the queue allows. */
export class QueueWorker {
  /** Jobs that are at work, and those whose end is being written down. */
  readonly #runs = new Map<string, Run>();
  /** Those at work. */
  #atWork = 0;
  readonly #logger = new Logger(QueueWorker.name);
  #stopped = true;
  #claiming = false;
  #wokenMeanwhile = false;
  #timer: NodeJS.Timeout | undefined;
  #timerAt = Infinity;

  constructor(
    private readonly handled: HandledQueue,
    private readonly parts: WorkerParts,
  ) {}

  get name(): string {
    return this.handled.queue.name;
  }

  get jobs(): ClaimedJob[] {
    return [...this.#runs.values()].map(({ job }) => job);
  }

  start(): void {
    this.#stopped = false;
    this.wake(0);
  }

  /** There is, or will be, a job to take. @param runAt epoch milliseconds */
  wake(runAt: number): void {
    if (this.#stopped) return;
    if (runAt > this.parts.now()) this.#wakeAt(runAt);
    else if (this.#claiming) this.#wokenMeanwhile = true;
    else void inBackground(() => this.#take());
  }

  /** Takes no more jobs, and tells those at work to end. */
  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
    for (const { abort } of this.#runs.values()) abort.abort();
  }

  /** Resolves when no job is at work. */
  async idle(): Promise<void> {
    while (this.#claiming || this.#runs.size > 0) {
      await Promise.all([...this.#runs.values()].map(({ over }) => over));
      await new Promise(setImmediate);
    }
  }

  /** Gives the jobs that are still at work back to the queue. */
  async release(): Promise<void> {
    for (const run of this.#runs.values()) {
      run.givenUp = true;
      const facts = { queue: this.name, job_id: run.job.id };
      try {
        await this.parts.settler.released(run.job);
        this.#logger.warn({ event: 'job.released', ...facts });
      } catch (error) {
        // Then it is found at the next start, or by another replica when our heartbeat stops.
        this.#logger.error({ event: 'job.release-failed', ...facts, err: error });
      }
    }
  }

  /** These were given to another process, since ours was silent for too long. */
  lost(ids: readonly string[]): void {
    for (const id of ids) {
      const run = this.#runs.get(id);
      if (!run || run.givenUp) continue;
      run.givenUp = true;
      run.abort.abort();
      this.#logger.error({ event: 'job.lost', queue: this.name, job_id: id });
    }
  }

  async #take(): Promise<void> {
    this.#claiming = true;
    let nextAt: number | undefined;
    try {
      do {
        this.#wokenMeanwhile = false;
        // Jobs that end in the same turn make room together: one claim for all, in one commit with what became of them.
        await new Promise<void>((soon) => process.nextTick(soon));
        const free = this.handled.queue.concurrency - this.#atWork;
        if (free <= 0 || this.#isStopped()) break;
        const jobs = await this.parts.store.claim(this.name, free);
        for (const job of jobs) this.#begin(job);
        nextAt = jobs.length < free ? await this.parts.store.nextRunAt(this.name) : undefined;
      } while (this.#wokenMeanwhile && !this.#isStopped());
    } catch (error) {
      this.#logger.error({ event: 'job.claim-failed', queue: this.name, err: error });
      nextAt = this.parts.now() + CLAIM_RETRY_MS;
    } finally {
      this.#claiming = false;
    }
    this.#wakeAt(Math.min(nextAt ?? Infinity, this.parts.now() + this.parts.store.pollMs));
  }

  /** A method, since the compiler would not expect the field to change during an await. */
  #isStopped(): boolean {
    return this.#stopped;
  }

  #wakeAt(at: number): void {
    if (this.#stopped || at >= this.#timerAt) return;
    clearTimeout(this.#timer);
    this.#timerAt = at;
    const waitMs = Math.min(Math.max(at - this.parts.now(), 1), this.parts.store.pollMs);
    this.#timer = setTimeout(() => {
      this.#timerAt = Infinity;
      this.wake(0);
    }, waitMs);
  }

  #begin(job: ClaimedJob): void {
    const abort = new AbortController();
    if (this.#stopped) abort.abort();
    const over = Promise.withResolvers<void>();
    const run: Run = { job, abort, givenUp: false, over: over.promise };
    this.#runs.set(job.id, run);
    this.#atWork += 1;
    void RequestContext.run({ requestId: job.requestId ?? job.id }, () => this.#do(run)).finally(() => {
      // Put back and taken again by now, the job has another run.
      if (this.#runs.get(job.id) === run) this.#runs.delete(job.id);
      over.resolve();
    });
  }

  async #do(run: Run): Promise<void> {
    const { settler } = this.parts;
    const startedAt = performance.now();
    const write = await this.#attempt(run);
    this.#atWork -= 1;
    this.wake(0);
    await this.#settle(run, write ?? (() => settler.done(run.job)));
    if (write) return;
    const durationMs = Math.round(performance.now() - startedAt);
    this.#logger.debug({ event: 'job.done', queue: this.name, job_id: run.job.id, duration_ms: durationMs });
  }

  /** @returns what to write down where it did not end well */
  async #attempt(run: Run): Promise<(() => Promise<void>) | undefined> {
    const { job } = run;
    // Claimed on the way to the end: it does not begin.
    if (run.abort.signal.aborted) return () => this.parts.settler.released(job);
    if (job.attempt > this.handled.queue.retry.attemptsMax) return () => this.parts.settler.crashed(job);
    try {
      await this.handled.handler.handle({
        id: job.id,
        data: job.data,
        attempt: job.attempt,
        requestId: job.requestId,
        signal: run.abort.signal,
        once: (tx: Tx) => this.parts.effects.mark(tx, job.id),
      });
      return undefined;
    } catch (error) {
      return () => this.#failed(run, error);
    }
  }

  async #failed({ job, abort }: Run, error: unknown): Promise<void> {
    // Interrupted by us: that is no failure of the job.
    if (this.#stopped && abort.signal.aborted) return this.parts.settler.released(job);
    const nextAt = await this.parts.settler.failed(job, this.handled.queue.retry, error);
    if (nextAt !== undefined) this.wake(nextAt);
  }

  /** Writes down what became of a job, however long it takes: forgotten, it would wait for the next start. */
  async #settle(run: Run, write: () => Promise<void>): Promise<void> {
    for (let waitMs = 250; !run.givenUp; waitMs = Math.min(waitMs * 2, SETTLE_RETRY_MAX_MS)) {
      try {
        return await write();
      } catch (error) {
        const { id } = run.job;
        this.#logger.error({ event: 'job.settle-failed', queue: this.name, job_id: id, err: error });
        await new Promise((retry) => setTimeout(retry, waitMs));
      }
    }
  }
}
