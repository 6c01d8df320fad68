import { PinoLogger } from 'nestjs-pino';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { HandlesJobs } from '../../platform/queue/handles-jobs';
import type { Job, JobHandler } from '../../platform/queue/job-handler';
import { JobQueue } from '../../platform/queue/job-queue';
import { AttachmentsStore } from './attachments.store';
import { FileFetcher } from './file-fetcher';
import { MessageLog } from './message-log';
import { ANSWER_MESSAGE, FETCH_FILES, type FilesOfMessage } from './message-queues';
import type { AttachmentRow, MessageRow } from './messages-schema';
import { MessagesStore } from './messages.store';
import { MediaNotFetched } from './ports/media-fetcher';

/** An answer waits for what is said in files for 7.5 to 15 s, and no longer. */
const ATTEMPTS_BEFORE_ANSWER = 5;

/** Fetches the files of a message; what is said in a voice note goes on to be answered. */
@HandlesJobs(FETCH_FILES)
export class FetchFilesJob implements JobHandler<FilesOfMessage> {
  constructor(
    private readonly messages: MessagesStore,
    private readonly attachments: AttachmentsStore,
    private readonly files: FileFetcher,
    private readonly log: MessageLog,
    private readonly jobs: JobQueue,
    private readonly work: UnitOfWork,
    private readonly logger: PinoLogger,
  ) {
    logger.setContext('Messages');
  }

  async handle(job: Job<FilesOfMessage>): Promise<void> {
    const { messageId, thenAnswer } = job.data;
    const message = await this.messages.find(messageId);
    if (!message) return;
    const waiting = (await this.attachments.ofMessages([messageId])).filter(
      ({ state }) => state === 'waiting',
    );
    const isLast = job.attempt >= FETCH_FILES.retry.attemptsMax;
    const failures: unknown[] = [];
    for (const file of waiting) {
      try {
        await this.#keep(message, file, await this.files.fetch(message, file, job.signal));
      } catch (error) {
        job.signal.throwIfAborted();
        const isOver = isLast || (error instanceof MediaNotFetched && !error.retryable);
        if (!isOver) failures.push(error);
        else await this.#keep(message, file, { state: 'failed', problem: problemOf(error) });
      }
    }
    if (thenAnswer && (failures.length === 0 || job.attempt >= ATTEMPTS_BEFORE_ANSWER))
      await this.work.run((tx) => this.jobs.enqueue(tx, ANSWER_MESSAGE, { messageId }, { key: messageId }));
    if (failures.length > 0) throw failures[0];
  }

  async #keep(message: MessageRow, { id }: AttachmentRow, change: Partial<AttachmentRow>): Promise<void> {
    await this.work.run(async (tx) => {
      await this.attachments.change(tx, id, change);
      this.log.tellChanged(tx, message);
    });
    const { problem } = change;
    if (problem !== undefined && problem !== null)
      this.logger.warn({ event: 'message.file-problem', stage: 'files', message_id: message.id, problem });
  }
}

const problemOf = (error: unknown): string =>
  error instanceof MediaNotFetched ? error.problem : 'unreachable';
