import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../clock/clock';
import { UnitOfWork } from '../database/unit-of-work';
import { AppError } from '../errors/app-error';
import { DeadLetters, type CauseOfDeath } from './dead-letters';
import { JobEffects } from './job-effects';
import { JobStore, type ClaimedJob } from './job-store';
import type { RetryPolicy } from './queue-definition';

/** What becomes of a job after an attempt. */
@Injectable()
export class JobSettler {
  readonly #logger = new Logger(JobSettler.name);

  constructor(
    private readonly work: UnitOfWork,
    private readonly store: JobStore,
    private readonly effects: JobEffects,
    private readonly deadLetters: DeadLetters,
    private readonly clock: Clock,
  ) {}

  async done(job: ClaimedJob): Promise<void> {
    await this.work.run(async (tx) => {
      if (!(await this.store.remove(tx, job))) return;
      await this.effects.finish(tx, job.id);
      await this.deadLetters.recovered(tx, job.queue);
    });
  }

  /** @returns epoch milliseconds of the next attempt; undefined where there will be none */
  async failed(job: ClaimedJob, retry: RetryPolicy, error: unknown): Promise<number | undefined> {
    const isFinal = error instanceof AppError && !error.retryable;
    if (isFinal || job.attempt >= retry.attemptsMax) {
      await this.#bury(job, causeOf(error), error);
      return undefined;
    }
    const delayMs = backoffMs(retry, job.attempt);
    const runAt = this.clock.now() + delayMs;
    await this.work.run((tx) => this.store.postpone(tx, job, runAt, true));
    this.#logger.warn({
      event: 'job.failed',
      ...facts(job),
      ...causeOf(error),
      retry_in_ms: delayMs,
      ...errorOf(error),
    });
    return runAt;
  }

  /** For a job whose attempts were all ended by the end of their process. */
  async crashed(job: ClaimedJob): Promise<void> {
    const attempts = job.attempt - 1;
    await this.#bury(
      { ...job, attempt: attempts },
      {
        reason: `The server ended while it did this job, ${attempts} times. Look in its log for what ended it, then retry the job.`,
        code: 'jobs/crashed',
      },
      undefined,
    );
  }

  /** Puts a job back that was interrupted by the end of this process: the attempt does not count. */
  async released(job: ClaimedJob): Promise<void> {
    await this.work.run((tx) => this.store.postpone(tx, job, this.clock.now(), false));
  }

  async #bury(job: ClaimedJob, cause: CauseOfDeath, error: unknown): Promise<void> {
    const buried = await this.work.run((tx) => this.deadLetters.bury(tx, job, cause));
    if (buried) this.#logger.error({ event: 'job.died', ...facts(job), ...cause, ...errorOf(error) });
  }
}

/** Doubles from attempt to attempt; half of it is left to chance, so that jobs that failed together spread out. */
export function backoffMs({ backoffMs, backoffMaxMs }: RetryPolicy, attempt: number): number {
  const full = Math.min(backoffMaxMs, backoffMs * 2 ** Math.min(attempt - 1, 30));
  return Math.round((full * (1 + Math.random())) / 2);
}

/** Words of errors that we did not expect may hold contents: they stand in the log only. */
function causeOf(error: unknown): CauseOfDeath {
  if (error instanceof AppError) return { reason: error.message, code: error.code };
  const name = error instanceof Error ? error.name : typeof error;
  return { reason: `A fault in this server (${name}); its log tells more.`, code: 'server/fault' };
}

const facts = ({ id, queue, attempt }: ClaimedJob): Record<string, string | number> => ({
  queue,
  job_id: id,
  attempt,
});

/** Expected errors are told by their words; only a fault needs its stack. */
const errorOf = (error: unknown): { err?: unknown } =>
  error === undefined || error instanceof AppError ? {} : { err: error };
