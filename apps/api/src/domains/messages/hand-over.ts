import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock';
import type { Tx } from '../../platform/database/tx';
import { JobQueue } from '../../platform/queue/job-queue';
import { HandoverSummaries } from '../bot/api/handover-summaries';
import { SUMMARISE_HAND_OVER } from './message-queues';
import type { ConversationRow, MessageRow } from './messages-schema';
import { ownWords } from './own-words';
import type { OpenQuestion } from './question-reader';

/** What made somebody ask for a person. */
export interface HandedOverQuestion extends Pick<OpenQuestion, 'history' | 'text'> {
  /** The customer's, after which a person is asked for. */
  message: Pick<MessageRow, 'id' | 'at'>;
}

/** A person is asked for. They find what the customer wrote; a bot that can puts it in words a moment later. */
@Injectable()
export class HandOver {
  constructor(
    private readonly summaries: HandoverSummaries,
    private readonly jobs: JobQueue,
    private readonly clock: Clock,
  ) {}

  /** @param at now where absent. @returns the change of the conversation */
  async begin(
    tx: Tx,
    { history, text, message }: HandedOverQuestion,
    { id: conversationId, waiting_since, last_at }: ConversationRow,
    reason: NonNullable<ConversationRow['handed_over_reason']>,
    // After what was said: the summary is of what stands before.
    at = Math.max(this.clock.now(), last_at + 1),
  ): Promise<Partial<ConversationRow>> {
    if (this.summaries.isOffered)
      await this.jobs.enqueue(tx, SUMMARISE_HAND_OVER, { conversationId, at }, { key: message.id });
    return {
      answered_by: 'person',
      handed_over_reason: reason,
      handed_over_at: at,
      handed_over_summary: ownWords(history, text),
      // Whoever asked waits for a person since they asked.
      waiting_since: waiting_since ?? message.at,
    };
  }
}
