import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { HandlesJobs } from '../../../platform/queue/handles-jobs';
import type { Job, JobHandler } from '../../../platform/queue/job-handler';
import { ConversationsStore } from '../conversations.store';
import { WAKE_CONVERSATION, type Snooze } from '../message-queues';
import { ConversationLedger } from './conversation-ledger';

/** Opens a conversation again when its time has come, as unread; one that was snoozed anew since waits for that job. */
@HandlesJobs(WAKE_CONVERSATION)
export class WakeConversationJob implements JobHandler<Snooze> {
  constructor(
    private readonly conversations: ConversationsStore,
    private readonly ledger: ConversationLedger,
    private readonly work: UnitOfWork,
  ) {}

  async handle(job: Job<Snooze>): Promise<void> {
    const { conversationId, until } = job.data;
    await this.work.run(async (tx) => {
      const conversation = await this.conversations.hold(tx, conversationId);
      if (conversation?.state !== 'snoozed' || conversation.snoozed_until !== until) return;
      const unread = Math.max(1, conversation.unread);
      await this.conversations.change(tx, conversationId, { state: 'open', snoozed_until: null, unread });
      await this.ledger.record(tx, conversation, { kind: 'woken', actor: { via: 'server' } });
      this.ledger.tell(tx, conversation);
    });
  }
}
