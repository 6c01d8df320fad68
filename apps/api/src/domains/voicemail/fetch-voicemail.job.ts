import { PinoLogger } from 'nestjs-pino';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { HandlesJobs } from '../../platform/queue/handles-jobs';
import type { Job, JobHandler } from '../../platform/queue/job-handler';
import { MediaNotFetched, MediaStore } from '../messages/api/media';
import { VoicemailFetcher } from './voicemail-fetcher';
import { VoicemailLog } from './voicemail-log';
import { FETCH_VOICEMAIL } from './voicemail-queues';
import type { VoicemailRow } from './voicemail-schema';
import { VoicemailsStore } from './voicemails.store';

/** Fetches the sound of a spoken message from its provider. */
@HandlesJobs(FETCH_VOICEMAIL)
export class FetchVoicemailJob implements JobHandler<{ voicemailId: string }> {
  constructor(
    private readonly store: VoicemailsStore,
    private readonly fetcher: VoicemailFetcher,
    private readonly media: MediaStore,
    private readonly log: VoicemailLog,
    private readonly work: UnitOfWork,
    private readonly logger: PinoLogger,
  ) {
    logger.setContext('Voicemail');
  }

  async handle({ data, attempt, signal }: Job<{ voicemailId: string }>): Promise<void> {
    const row = await this.store.find(data.voicemailId);
    if (row?.state !== 'waiting') return;
    try {
      await this.#keep(row, await this.fetcher.fetch(row, signal));
    } catch (error) {
      signal.throwIfAborted();
      const isLast = attempt >= FETCH_VOICEMAIL.retry.attemptsMax;
      if (!isLast && !(error instanceof MediaNotFetched && !error.retryable)) throw error;
      const problem = error instanceof MediaNotFetched ? error.problem : 'unreachable';
      this.logger.warn({ event: 'voicemail.not-fetched', voicemail_id: row.id, problem, err: error });
      await this.#keep(row, { state: 'failed', problem });
    }
  }

  async #keep({ id, organisation_id: organisationId }: VoicemailRow, change: Partial<VoicemailRow>) {
    const isKept = await this.work.run(async (tx) => {
      const changed = await this.store.change(tx, organisationId, id, change);
      if (changed) this.log.tell(tx, changed);
      return changed !== undefined;
    });
    // It was erased while it came.
    if (!isKept) await this.media.remove(id);
  }
}
