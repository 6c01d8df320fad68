import { Clock } from '../../platform/clock/clock';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { HandlesJobs } from '../../platform/queue/handles-jobs';
import type { JobHandler } from '../../platform/queue/job-handler';
import { defineSchedule, type ScheduledRun } from '../../platform/queue/queue-definition';
import { AttachmentsStore } from './attachments.store';
import { MediaStore } from './ports/media-store';

const UNSENT_FILES = defineSchedule('unsent-files', '25 3 * * *');

/** Two days: a message that did not get here is kept in its tab, to be sent again. */
const KEPT_MS = 2 * 86_400_000;
const AT_ONCE = 100;

/**
 * Deletes files that were uploaded and went with no message. First no message gets them any more, then the file goes, then its
 * row: no message goes out without its file, and no file stays without a row. Does the same however often it runs.
 */
@HandlesJobs(UNSENT_FILES)
export class UnsentFilesJob implements JobHandler<ScheduledRun> {
  constructor(
    private readonly store: AttachmentsStore,
    private readonly media: MediaStore,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async handle(): Promise<void> {
    const before = this.clock.now() - KEPT_MS;
    for (;;) {
      const ids = await this.work.run((tx) => this.store.giveUpUnsent(tx, before, AT_ONCE));
      if (ids.length === 0) return;
      for (const id of ids) await this.media.remove(id);
      await this.work.run((tx) => this.store.removeUnsent(tx, ids));
    }
  }
}
