import { PinoLogger } from 'nestjs-pino';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { HandlesJobs } from '../../platform/queue/handles-jobs';
import { JobQueue } from '../../platform/queue/job-queue';
import type { Job, JobHandler } from '../../platform/queue/job-handler';
import { MediaNotFetched, MediaStore } from '../messages/api/media';
import { RecordedSounds } from './api/recorded-sounds';
import { RecordingLog } from './recording-log';
import { FETCH_RECORDING, TRANSCRIBE_RECORDING } from './recording-queues';
import type { RecordingRow } from './recordings-schema';
import { RecordingsStore } from './recordings.store';

/** Fetches what was said in a call from its provider. */
@HandlesJobs(FETCH_RECORDING)
export class FetchRecordingJob implements JobHandler<{ recordingId: string }> {
  constructor(
    private readonly store: RecordingsStore,
    private readonly sounds: RecordedSounds,
    private readonly media: MediaStore,
    private readonly log: RecordingLog,
    private readonly jobs: JobQueue,
    private readonly work: UnitOfWork,
    private readonly logger: PinoLogger,
  ) {
    logger.setContext('Recordings');
  }

  async handle({ data, attempt, signal }: Job<{ recordingId: string }>): Promise<void> {
    const row = await this.store.find(data.recordingId);
    if (row?.state !== 'waiting') return;
    try {
      const { type, content } = await this.sounds.fetch(row, signal);
      await this.#keep(row, { state: 'stored', problem: null, type, bytes: content.length });
    } catch (error) {
      signal.throwIfAborted();
      const isLast = attempt >= FETCH_RECORDING.retry.attemptsMax;
      if (!isLast && !(error instanceof MediaNotFetched && !error.retryable)) throw error;
      const problem = error instanceof MediaNotFetched ? error.problem : 'unreachable';
      this.logger.warn({ event: 'recordings.not-fetched', recording_id: row.id, problem, err: error });
      await this.#keep(row, { state: 'failed', problem });
    }
  }

  async #keep({ id }: RecordingRow, change: Partial<RecordingRow>): Promise<void> {
    const isKept = await this.work.run(async (tx) => {
      const changed = await this.store.change(tx, id, change);
      if (changed) this.log.tell(tx, changed);
      if (changed?.state === 'stored' && changed.transcribed === 1)
        await this.jobs.enqueue(tx, TRANSCRIBE_RECORDING, { recordingId: id });
      return changed !== undefined;
    });
    // It was erased while it came.
    if (!isKept) await this.media.remove(id);
  }
}
