import { Logger } from '@nestjs/common';
import { sql } from 'kysely';
import type { Db, JobWithMetadata, PgBoss, QueueOptions } from 'pg-boss';
import type { Tx } from '../../platform/database/tx';
import { JobStore, type ClaimedJob, type NewJob, type QueueDepth } from '../../platform/queue/job-store';
import type { QueueDefinition } from '../../platform/queue/queue-definition';

/** What pg-boss keeps for us: the job's data and what its own columns have no place for. */
interface Envelope {
  data: object;
  requestId?: string;
  enqueuedAt: number;
  /** Attempts that we ended ourselves: pg-boss counts them, we do not. */
  returned?: number;
}

type Library = typeof import('pg-boss');

/** Our own channel: pg-boss wakes its own workers only. */
const CHANNEL = 'centralita_jobs';
/** How much later than a process's last heartbeat its jobs are free again; pg-boss allows no less than 10. */
const HEARTBEAT_SEC = 10;
const SUPERVISE_SEC = 1;
const CONNECTIONS_MAX = 4;
/** Notifications of one moment are sent together. */
const TELL_AFTER_MS = 5;

/**
 * pg-boss neither retries nor buries by itself: both happen in units of ours, with the same rules as on SQLite. Left to
 * it is what a process cannot do that is gone: freeing its jobs.
 */
const QUEUE: QueueOptions = {
  retryLimit: 1_000_000,
  retryDelay: 0,
  retryBackoff: false,
  heartbeatSeconds: HEARTBEAT_SEC,
  expireInSeconds: 24 * 3600,
  // A job waits for as long as it takes: after the default of 14 days pg-boss would drop it.
  retentionSeconds: 10 * 365 * 24 * 3600,
};

/**
 * Jobs in PostgreSQL, by pg-boss: claims that skip what others hold (`SKIP LOCKED`), heartbeats, and their supervision by
 * whichever replica is alive. Keys, back-off, dead letters, marks of effects and schedules are our own (`platform/queue`).
 */
export class PgBossJobStore extends JobStore {
  readonly pollMs = 1_000;
  readonly #logger = new Logger(PgBossJobStore.name);
  readonly #opened = Promise.withResolvers<{ boss: PgBoss; library: Library }>();
  readonly #untold = new Set<string>();
  #telling: NodeJS.Timeout | undefined;
  #listening: Promise<{ close(): Promise<void> } | void> = Promise.resolve();

  constructor(private readonly url: string) {
    super();
    // Whoever waits for it is told; alone, it would end the process.
    this.#opened.promise.catch(() => undefined);
  }

  async open(queues: readonly QueueDefinition<object>[]): Promise<void> {
    try {
      const library = await import('pg-boss');
      const boss = new library.PgBoss({
        connectionString: this.url,
        application_name: 'centralita-jobs',
        max: CONNECTIONS_MAX,
        schedule: false,
        superviseIntervalSeconds: SUPERVISE_SEC,
        monitorIntervalSeconds: SUPERVISE_SEC,
      });
      boss.on('error', (error) => this.#logger.warn({ event: 'job.store-error', err: error }));
      boss.on('warning', ({ message }) => this.#logger.warn({ event: 'job.store-warning' }, message));
      await boss.start();
      await ensureQueues(
        boss,
        queues.map(({ name }) => name),
      );
      this.#opened.resolve({ boss, library });
    } catch (error) {
      this.#opened.reject(error);
      throw error;
    }
  }

  listen(onJobs: (queue: string) => void): void {
    this.#listening = this.#listen(onJobs).catch((error: unknown) =>
      // The poll finds the jobs, a second later at most.
      this.#logger.warn({ event: 'job.listen-failed', err: error }),
    );
  }

  async close(): Promise<void> {
    clearTimeout(this.#telling);
    const { boss } = await this.#opened.promise;
    // Of a connection that is still being made nobody else knows: it would outlive all, and keep the process alive.
    await (await this.#listening)?.close();
    await boss.stop({ graceful: false });
  }

  async insert(tx: Tx, { id, queue, data, requestId, enqueuedAt, runAt }: NewJob): Promise<void> {
    const { boss, library } = await this.#opened.promise;
    const isDue = runAt <= enqueuedAt;
    const kept = await boss.send(queue, envelope({ data, requestId, enqueuedAt }), {
      id,
      db: library.fromKysely(tx.query),
      // Without it the database's own clock decides, which also decides what is due.
      ...(!isDue && { startAfter: new Date(runAt) }),
    });
    if (kept === null) throw new Error(`pg-boss did not take the job ${id} of the queue "${queue}".`);
    if (isDue) tx.afterCommit(() => this.#tell(queue));
  }

  async claim(queue: string, limit: number): Promise<ClaimedJob[]> {
    const { boss } = await this.#opened.promise;
    const jobs = await boss.fetch<Envelope>(queue, { batchSize: limit, includeMetadata: true });
    return jobs.map(toClaimed);
  }

  nextRunAt(): Promise<undefined> {
    // Other processes may add jobs that are due earlier: the poll finds out.
    return Promise.resolve(undefined);
  }

  async isWaiting({ query }: Tx, queue: string): Promise<boolean> {
    const { rows } = await sql`select 1 from pgboss.job
      where name = ${queue} and state < 'active' and not blocked limit 1`.execute(query);
    return rows.length > 0;
  }

  async keepAlive(jobs: readonly ClaimedJob[]): Promise<string[]> {
    const { boss } = await this.#opened.promise;
    const lost: string[] = [];
    for (const [queue, some] of byQueue(jobs)) {
      const { settled = [] } = (await boss.touch(queue, some.map(toAttempt))) as { settled?: string[] };
      const kept = new Set(settled);
      lost.push(...some.filter(({ id }) => !kept.has(id)).map(({ id }) => id));
    }
    return lost;
  }

  async remove(tx: Tx, job: ClaimedJob): Promise<boolean> {
    const { boss, library } = await this.#opened.promise;
    const db = library.fromKysely(tx.query);
    return hasAffected(await boss.deleteJob(job.queue, toAttempt(job), { db }));
  }

  async postpone(tx: Tx, job: ClaimedJob, runAt: number, counted: boolean): Promise<boolean> {
    const { boss, library } = await this.#opened.promise;
    const db = library.fromKysely(tx.query);
    if (!hasAffected(await boss.fail(job.queue, toAttempt(job), null, { db }))) return false;
    const returned = job.claim + 1 - job.attempt + (counted ? 0 : 1);
    const isDue = runAt <= Date.now();
    await boss.update(
      job.queue,
      { ...envelope(job), returned },
      {
        id: job.id,
        db,
        ...(!isDue && { startAfter: new Date(runAt) }),
      },
    );
    if (isDue) tx.afterCommit(() => this.#tell(job.queue));
    return true;
  }

  async depths(): Promise<QueueDepth[]> {
    const { rows } = await (
      await this.#db()
    ).executeSql(`
      select name as queue,
        count(*) filter (where state < 'active' and start_after <= now())::int as ready,
        count(*) filter (where state < 'active' and start_after > now())::int as delayed,
        count(*) filter (where state = 'active')::int as active,
        coalesce(greatest(0, extract(epoch from now() - min(start_after) filter (where state < 'active')) * 1000), 0)::float8
          as "oldestReadyMs"
      from pgboss.job
      where state <= 'active'
      group by name`);
    return rows as QueueDepth[];
  }

  async #listen(onJobs: (queue: string) => void) {
    const db = await this.#db();
    return db.listen?.(CHANNEL, onJobs, () => undefined);
  }

  /**
   * Tells the other processes, after the commit: within a transaction a notification makes all commits of the database
   * wait for each other. One that gets lost costs a second.
   */
  #tell(queue: string): void {
    this.#untold.add(queue);
    this.#telling ??= setTimeout(() => {
      this.#telling = undefined;
      void this.#notify([...this.#untold]).catch((error: unknown) =>
        this.#logger.warn({ event: 'job.notify-failed', err: error }),
      );
      this.#untold.clear();
    }, TELL_AFTER_MS).unref();
  }

  async #notify(queues: string[]): Promise<void> {
    const db = await this.#db();
    await db.executeSql('select pg_notify($1, queue) from unnest($2::text[]) as queue', [CHANNEL, queues]);
  }

  async #db(): Promise<Db> {
    return (await this.#opened.promise).boss.getDb();
  }
}

/**
 * Replicas of different versions may differ in what they ask for: the latest to start has it. What is as wanted is left alone:
 * each change of a queue waits for the disk.
 */
async function ensureQueues(boss: PgBoss, names: readonly string[]): Promise<void> {
  const known = new Map((await boss.getQueues()).map((queue) => [queue.name, queue]));
  for (const name of names) {
    const queue = known.get(name);
    if (!queue) await boss.createQueue(name, QUEUE);
    else if (!isAsWanted(queue)) await boss.updateQueue(name, QUEUE);
  }
}

const isAsWanted = (queue: QueueOptions): boolean =>
  Object.entries(QUEUE).every(([option, value]) => queue[option as keyof QueueOptions] === value);

const envelope = ({
  data,
  requestId,
  enqueuedAt,
}: Pick<NewJob, 'data' | 'requestId' | 'enqueuedAt'>): Envelope => ({
  data,
  enqueuedAt,
  ...(requestId !== undefined && { requestId }),
});

const toClaimed = ({ id, name, data, retryCount }: JobWithMetadata<Envelope>): ClaimedJob => ({
  id,
  queue: name,
  data: data.data,
  requestId: data.requestId,
  enqueuedAt: data.enqueuedAt,
  attempt: retryCount + 1 - (data.returned ?? 0),
  claim: retryCount,
});

/** Tells pg-boss which claim is meant: a job that was given to another process meanwhile is left alone. */
const toAttempt = ({ id, claim }: ClaimedJob): { id: string; retryCount: number } => ({
  id,
  retryCount: claim,
});

/** The declared type of pg-boss's answers is empty; they say how many jobs were meant. */
const hasAffected = (answer: object): boolean => (answer as { affected?: number }).affected === 1;

function byQueue(jobs: readonly ClaimedJob[]): Map<string, ClaimedJob[]> {
  const queues = new Map<string, ClaimedJob[]>();
  for (const job of jobs) queues.set(job.queue, [...(queues.get(job.queue) ?? []), job]);
  return queues;
}
