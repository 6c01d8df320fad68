import { Clock } from '../clock/clock';
import { UnitOfWork } from '../database/unit-of-work';
import { HandlesJobs } from './handles-jobs';
import { JobEffects } from './job-effects';
import type { JobHandler } from './job-handler';
import { defineSchedule, type ScheduledRun } from './queue-definition';

const JOB_HOUSEKEEPING = defineSchedule('job-housekeeping', '20 3 * * *');

/** A process that was suspended for longer than this is not expected back. */
const MARKS_KEPT_MS = 7 * 24 * 3_600_000;

/** Forgets the marks of jobs that were completed long ago. */
@HandlesJobs(JOB_HOUSEKEEPING)
export class JobHousekeeping implements JobHandler<ScheduledRun> {
  constructor(
    private readonly work: UnitOfWork,
    private readonly effects: JobEffects,
    private readonly clock: Clock,
  ) {}

  async handle(): Promise<void> {
    await this.work.run((tx) => this.effects.forget(tx, this.clock.now() - MARKS_KEPT_MS));
  }
}
