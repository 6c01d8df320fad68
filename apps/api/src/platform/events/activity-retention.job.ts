import { Clock } from '../clock/clock';
import { UnitOfWork } from '../database/unit-of-work';
import { ActivityLog } from './activity-log';
import { HandlesJobs } from '../queue/handles-jobs';
import type { JobHandler } from '../queue/job-handler';
import { defineSchedule, type ScheduledRun } from '../queue/queue-definition';

const ACTIVITY_RETENTION = defineSchedule('activity-retention', '20 3 * * *');
const KEPT_MS = 90 * 86_400_000;

/** Drops activities by age. Does the same however often it runs. */
@HandlesJobs(ACTIVITY_RETENTION)
export class ActivityRetentionJob implements JobHandler<ScheduledRun> {
  constructor(
    private readonly work: UnitOfWork,
    private readonly activities: ActivityLog,
    private readonly clock: Clock,
  ) {}

  /** Piece by piece: a unit that drops all at once would hold up the others. */
  async handle(): Promise<void> {
    const before = this.clock.now() - KEPT_MS;
    while (await this.work.run((tx) => this.activities.drop(tx, before)));
  }
}
