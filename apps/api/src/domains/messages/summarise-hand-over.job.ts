import { UnitOfWork } from '../../platform/database/unit-of-work';
import { HandlesJobs } from '../../platform/queue/handles-jobs';
import type { Job, JobHandler } from '../../platform/queue/job-handler';
import { HandoverSummaries } from '../bot/api/handover-summaries';
import { ConversationsStore } from './conversations.store';
import { MessageLog } from './message-log';
import { SUMMARISE_HAND_OVER, type HandedOver } from './message-queues';
import { QuestionReader } from './question-reader';

/** Puts in words what a customer wants, while the conversation still waits for a person. */
@HandlesJobs(SUMMARISE_HAND_OVER)
export class SummariseHandOverJob implements JobHandler<HandedOver> {
  constructor(
    private readonly questions: QuestionReader,
    private readonly summaries: HandoverSummaries,
    private readonly conversations: ConversationsStore,
    private readonly log: MessageLog,
    private readonly work: UnitOfWork,
  ) {}

  async handle({ data: { conversationId, at }, signal }: Job<HandedOver>): Promise<void> {
    const conversation = await this.conversations.find(conversationId);
    if (conversation?.handed_over_at !== at) return;
    const turns = await this.questions.turns(conversationId, at);
    const summary = await this.summaries.of(conversation.organisation_id, turns, signal);
    if (summary === undefined) return;
    await this.work.run(async (tx) => {
      const held = await this.conversations.hold(tx, conversationId);
      if (held?.handed_over_at !== at) return;
      await this.conversations.change(tx, conversationId, { handed_over_summary: summary });
      this.log.tellConversation(tx, held);
    });
  }
}
