import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { ConversationsStore } from './conversations.store';
import { ACKNOWLEDGEMENTS } from './customer-words';
import { Outbox } from './outbox';
import type { OpenQuestion } from './question-reader';

/** In the mode `smart`, the acknowledgement goes out by itself, and only where the answer takes a while. */
@Injectable()
export class LateAcknowledgement {
  constructor(
    private readonly conversations: ConversationsStore,
    private readonly outbox: Outbox,
    private readonly work: UnitOfWork,
  ) {}

  async send({ conversationId, message }: OpenQuestion): Promise<void> {
    await this.work.run(async (tx) => {
      const conversation = await this.conversations.hold(tx, conversationId);
      if (conversation?.answered_by !== 'bot' || conversation.opted_out_at !== null) return;
      if ((await this.outbox.opensAt(tx, conversation)) !== undefined) return;
      const text = ACKNOWLEDGEMENTS[message.text === '' && message.attachments > 0 ? 'audio' : 'text'];
      await this.outbox.write(tx, conversation, { author: 'server', text, answers_id: message.id });
    });
  }
}
