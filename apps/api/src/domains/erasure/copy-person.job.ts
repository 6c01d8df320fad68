import { PinoLogger } from 'nestjs-pino';
import { HandlesJobs } from '../../platform/queue/handles-jobs';
import type { Job, JobHandler } from '../../platform/queue/job-handler';
import { MediaStore } from '../messages/api/media';
import { CopyArchive } from './copy-archive';
import { CopyEnds } from './copy-ends';
import { COPY_PERSON } from './copy-queues';
import { PersonCopiesStore } from './person-copies.store';

/** Makes the copy of everything about one person that somebody asked for. */
@HandlesJobs(COPY_PERSON)
export class CopyPersonJob implements JobHandler<{ copyId: string }> {
  constructor(
    private readonly store: PersonCopiesStore,
    private readonly archive: CopyArchive,
    private readonly media: MediaStore,
    private readonly ends: CopyEnds,
    private readonly logger: PinoLogger,
  ) {
    logger.setContext('PersonCopies');
  }

  async handle({ data: { copyId }, attempt, signal }: Job<{ copyId: string }>): Promise<void> {
    const row = await this.store.find(copyId);
    if (row?.state !== 'waiting') return;
    try {
      const bytes = await this.archive.make(row, signal);
      const isWanted = await this.ends.write(copyId, { state: 'ready', bytes });
      // Whoever it is about was erased meanwhile.
      if (!isWanted) await this.media.remove(copyId);
    } catch (error) {
      signal.throwIfAborted();
      if (attempt < COPY_PERSON.retry.attemptsMax) throw error;
      this.logger.error({ event: 'person-copy.failed', copy_id: copyId, err: error });
      await this.media.remove(copyId).catch(() => undefined);
      await this.ends.write(copyId, { state: 'failed', problem: 'fault' });
    }
  }
}
