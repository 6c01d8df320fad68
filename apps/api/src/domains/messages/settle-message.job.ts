import { Clock } from '../../platform/clock/clock';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { HandlesJobs } from '../../platform/queue/handles-jobs';
import type { Job, JobHandler } from '../../platform/queue/job-handler';
import { JobQueue } from '../../platform/queue/job-queue';
import { MessageLog } from './message-log';
import { SETTLE_MESSAGE, type UncertainSend } from './message-queues';
import type { MessageRow } from './messages-schema';
import { MessagesStore } from './messages.store';
import { SentMessages } from './sent-messages';
import { SendResults } from './send-results';

/** Until the next look: a message may stand in the provider's list a while after it was taken. */
const LOOK_AGAIN_MS = [60_000, 300_000] as const;

/** Looks up a send whose answer never came. What stays open is left to a person: nothing is sent twice by itself. */
@HandlesJobs(SETTLE_MESSAGE)
export class SettleMessageJob implements JobHandler<UncertainSend> {
  constructor(
    private readonly messages: MessagesStore,
    private readonly sent: SentMessages,
    private readonly results: SendResults,
    private readonly log: MessageLog,
    private readonly jobs: JobQueue,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async handle({ data }: Job<UncertainSend>): Promise<void> {
    const message = await this.messages.find(data.messageId);
    if (!isOpen(message, data)) return;
    const found = await this.sent.find(message);
    if (found) return this.results.taken(data, found);
    const waitMs = LOOK_AGAIN_MS[data.look];
    const look = data.look + 1;
    await this.work.run(async (tx) => {
      const held = await this.messages.hold(tx, data.messageId);
      if (!isOpen(held, data)) return;
      if (waitMs === undefined) return this.log.change(tx, held, { needs_person: 1 });
      const options = { runAt: this.clock.now() + waitMs, key: `${data.messageId}/${data.attempt}/${look}` };
      await this.jobs.enqueue(tx, SETTLE_MESSAGE, { ...data, look }, options);
    });
  }
}

const isOpen = (message: MessageRow | undefined, { attempt }: UncertainSend): message is MessageRow =>
  message?.status === 'uncertain' && message.provider_id === null && message.attempt === attempt;
