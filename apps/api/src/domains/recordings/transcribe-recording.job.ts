import { PinoLogger } from 'nestjs-pino';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { ProviderError } from '../../platform/errors/provider-error';
import { HandlesJobs } from '../../platform/queue/handles-jobs';
import type { Job, JobHandler } from '../../platform/queue/job-handler';
import { RecordingLog } from './recording-log';
import { TRANSCRIBE_RECORDING } from './recording-queues';
import { RecordingTranscriber } from './recording-transcriber';
import type { RecordingRow } from './recordings-schema';
import { RecordingsStore } from './recordings.store';

/** Has a recording written down, where the settings of its number want it. */
@HandlesJobs(TRANSCRIBE_RECORDING)
export class TranscribeRecordingJob implements JobHandler<{ recordingId: string }> {
  constructor(
    private readonly store: RecordingsStore,
    private readonly transcriber: RecordingTranscriber,
    private readonly log: RecordingLog,
    private readonly work: UnitOfWork,
    private readonly logger: PinoLogger,
  ) {
    logger.setContext('Recordings');
  }

  async handle({ data, attempt, signal }: Job<{ recordingId: string }>): Promise<void> {
    const row = await this.store.find(data.recordingId);
    if (row?.state !== 'stored' || row.transcript !== null) return;
    try {
      const lines = await this.transcriber.transcribe(row, signal);
      await this.#keep(row, { transcript: JSON.stringify(lines), transcript_problem: null });
    } catch (error) {
      signal.throwIfAborted();
      const isNobody = error instanceof ProviderError && error.code === 'bot/no-transcriber';
      if (!isNobody && attempt < TRANSCRIBE_RECORDING.retry.attemptsMax) throw error;
      const problem = isNobody ? 'no-transcriber' : 'not-understood';
      this.logger.warn({ event: 'recordings.not-transcribed', recording_id: row.id, problem, err: error });
      await this.#keep(row, { transcript_problem: problem });
    }
  }

  /** One that was erased meanwhile stays so. */
  async #keep({ id }: RecordingRow, change: Partial<RecordingRow>): Promise<void> {
    await this.work.run(async (tx) => {
      const changed = await this.store.change(tx, id, change);
      if (changed) this.log.tell(tx, changed);
    });
  }
}
