import { AsyncLocalStorage } from 'node:async_hooks';
import {
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
  type OnModuleDestroy,
  type OnModuleInit,
} from '@nestjs/common';
import { Clock } from '../clock/clock';
import { JobAnnouncements } from './job-announcements';
import { JobEffects } from './job-effects';
import { JobHandlers, type HandledQueue } from './job-handlers';
import { JobSchedules } from './job-schedules';
import { JobSettler } from './job-settler';
import { JobStore } from './job-store';
import { QueueWorker } from './queue-worker';

/** A process that is silent for longer than the store's patience (10 s on PostgreSQL) loses its jobs to another. */
const HEARTBEAT_MS = 3_000;

/** Starts the workers when the application is up, and ends them before the database closes. */
@Injectable()
export class JobWorkers
  implements OnModuleInit, OnApplicationBootstrap, OnModuleDestroy, OnApplicationShutdown
{
  /** How long jobs at work get to end. Below the 10 s that requests get: after them the database closes. */
  drainMaxMs = 8_000;
  readonly #logger = new Logger(JobWorkers.name);
  readonly #workers = new Map<string, QueueWorker>();
  #handled: readonly HandledQueue[] = [];
  #heartbeat: NodeJS.Timeout | undefined;
  #unlisten: (() => void) | undefined;

  constructor(
    private readonly handlers: JobHandlers,
    private readonly store: JobStore,
    private readonly settler: JobSettler,
    private readonly effects: JobEffects,
    private readonly schedules: JobSchedules,
    private readonly announcements: JobAnnouncements,
    private readonly clock: Clock,
  ) {}

  async onModuleInit(): Promise<void> {
    this.#handled = this.handlers.find();
    await this.store.open(this.#handled.map(({ queue }) => queue));
  }

  onApplicationBootstrap(): void {
    const { store, settler, effects, clock } = this;
    for (const handled of this.#handled) {
      const parts = { store, settler, effects, now: () => clock.now() };
      this.#workers.set(handled.queue.name, new QueueWorker(handled, parts));
    }
    // Not on behalf of the request that enqueued: a worker's timers outlive it.
    const onOwnBehalf = AsyncLocalStorage.snapshot();
    const wake = (queue: string, runAt: number): void => this.#workers.get(queue)?.wake(runAt);
    this.#unlisten = this.announcements.listen((queue, runAt) => onOwnBehalf(wake, queue, runAt));
    this.store.listen((queue) => wake(queue, 0));
    for (const worker of this.#workers.values()) worker.start();
    this.schedules.start(this.#handled.map(({ queue }) => queue));
    this.#heartbeat = setInterval(() => void this.#keepAlive(), HEARTBEAT_MS);
    this.#heartbeat.unref();
  }

  async onModuleDestroy(): Promise<void> {
    this.#unlisten?.();
    await this.schedules.stop();
    const workers = [...this.#workers.values()];
    for (const worker of workers) worker.stop();
    await untilOr(Promise.all(workers.map((worker) => worker.idle())), this.drainMaxMs);
    await Promise.all(workers.map((worker) => worker.release()));
    clearInterval(this.#heartbeat);
  }

  /** Not before the last request was answered: it may enqueue. */
  async onApplicationShutdown(): Promise<void> {
    await this.store.close();
  }

  async #keepAlive(): Promise<void> {
    const jobs = [...this.#workers.values()].flatMap((worker) => worker.jobs);
    if (jobs.length === 0) return;
    try {
      const lost = await this.store.keepAlive(jobs);
      if (lost.length > 0) for (const worker of this.#workers.values()) worker.lost(lost);
    } catch (error) {
      this.#logger.warn({ event: 'job.heartbeat-failed', err: error });
    }
  }
}

async function untilOr(work: Promise<unknown>, limitMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((end) => (timer = setTimeout(end, limitMs)));
  await Promise.race([work, late]);
  clearTimeout(timer);
}
