import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx';
import { ConversationsStore } from './conversations.store';
import { HandOver } from './hand-over';
import { MessageLog } from './message-log';
import type { MessageRow } from './messages-schema';
import { MessagesStore } from './messages.store';

/** Answers of a bot that never reached the customer: whoever asked still waits, and a person is asked for. */
@Injectable()
export class LostAnswers {
  constructor(
    private readonly messages: MessagesStore,
    private readonly conversations: ConversationsStore,
    private readonly handOver: HandOver,
    private readonly log: MessageLog,
  ) {}

  /** @param message that was lost, whoever wrote it */
  async handOverOf(tx: Tx, { author, answers_id, conversation_id }: MessageRow): Promise<void> {
    if (author !== 'bot' || answers_id === null) return;
    const question = await this.messages.find(answers_id, tx);
    if (!question || question.asks_nothing === 1) return;
    const conversation = await this.conversations.hold(tx, conversation_id);
    // Somebody has taken over, closed it, or wants no more messages.
    if (conversation?.answered_by !== 'bot' || conversation.opted_out_at !== null) return;
    if (conversation.state === 'done') return;
    const asked = { history: [], text: question.text, message: question };
    const change = await this.handOver.begin(tx, asked, conversation, 'bot-failed');
    await this.conversations.change(tx, conversation.id, change);
    this.log.tellConversation(tx, conversation);
  }
}
