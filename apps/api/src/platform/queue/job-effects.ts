import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock';
import type { Tx } from '../database/tx';
import type { QueueTables } from './queue-schema';

/**
 * Which jobs have had their effect. A mark is made in the unit of the effect itself and outlives the job for a while:
 * a process that was taken for dead, and comes back late, finds it.
 */
@Injectable()
export class JobEffects {
  constructor(private readonly clock: Clock) {}

  /** @returns false where the mark is there already; a unit that is making it is waited for */
  async mark({ query }: Tx, jobId: string): Promise<boolean> {
    const made = await query
      .withTables<QueueTables>()
      .insertInto('job_effects')
      .values({ job_id: jobId, done_at: this.clock.now(), finished_at: null })
      .onConflict((conflict) => conflict.doNothing())
      .returning('job_id')
      .executeTakeFirst();
    return made !== undefined;
  }

  /** The job is completed: its mark may be forgotten some day. */
  async finish({ query }: Tx, jobId: string): Promise<void> {
    await query
      .withTables<QueueTables>()
      .updateTable('job_effects')
      .set({ finished_at: this.clock.now() })
      .where('job_id', '=', jobId)
      .execute();
  }

  /** Forgets the marks of jobs that were completed before a time. */
  async forget({ query }: Tx, finishedBefore: number): Promise<void> {
    await query
      .withTables<QueueTables>()
      .deleteFrom('job_effects')
      .where('finished_at', '<', finishedBefore)
      .execute();
  }
}
