import { Clock } from '../../platform/clock/clock';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { HandlesJobs } from '../../platform/queue/handles-jobs';
import type { JobHandler } from '../../platform/queue/job-handler';
import type { ScheduledRun } from '../../platform/queue/queue-definition';
import { MediaStore } from '../messages/api/media';
import { CopyLog } from './copy-log';
import { COPIES_RETENTION } from './copy-queues';
import { PersonCopiesStore } from './person-copies.store';

const AT_ONCE = 100;

/** Deletes copies whose time is over, the file first. Does the same however often it runs. */
@HandlesJobs(COPIES_RETENTION)
export class CopiesRetentionJob implements JobHandler<ScheduledRun> {
  constructor(
    private readonly store: PersonCopiesStore,
    private readonly media: MediaStore,
    private readonly log: CopyLog,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async handle(): Promise<void> {
    for (;;) {
      const rows = await this.store.over(this.clock.now(), AT_ONCE);
      if (rows.length === 0) return;
      for (const { id } of rows) await this.media.remove(id);
      await this.work.run(async (tx) => {
        await this.store.remove(
          tx,
          rows.map(({ id }) => id),
        );
        for (const row of rows) this.log.tell(tx, row);
      });
    }
  }
}
