import { UnitOfWork } from '../../src/platform/database/unit-of-work';
import { HandlesJobs } from '../../src/platform/queue/handles-jobs';
import type { Job, JobHandler } from '../../src/platform/queue/job-handler';
import { defineQueue } from '../../src/platform/queue/queue-definition';
import type { FaultTables } from './fault-tables';

export interface FaultJobData {
  rowId: string;
  /** The first attempt fails after its effect was undone. */
  failsFirst?: boolean;
  /** How long an attempt works before its effect, in milliseconds. */
  workMs?: number;
}

/** A crash ends an attempt, and there are a thousand crashes. */
export const FAULT_QUEUE = defineQueue<FaultJobData>('faults', {
  retry: { attemptsMax: 1000, backoffMs: 20, backoffMaxMs: 100 },
  concurrency: 8,
});

@HandlesJobs(FAULT_QUEUE)
export class FaultJob implements JobHandler<FaultJobData> {
  constructor(private readonly work: UnitOfWork) {}

  async handle(job: Job<FaultJobData>): Promise<void> {
    const { rowId, failsFirst = false, workMs = 0 } = job.data;
    if (workMs > 0) await new Promise((done) => setTimeout(done, workMs));
    await this.work.run(async (tx) => {
      if (!(await job.once(tx))) return;
      await tx.query
        .withTables<FaultTables>()
        .insertInto('fault_effects')
        .values({ row_id: rowId, attempt: job.attempt, done_at: Date.now() })
        .execute();
      if (failsFirst && job.attempt === 1) throw new Error('The first attempt fails, by design.');
    });
    // Killed here, the job is delivered again though its effect is kept: the window that `once` is for.
    await new Promise((done) => setTimeout(done, 1));
  }
}
