import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DeadLetters } from '../../platform/queue/dead-letters';
import { SEND_MESSAGE, type Sending } from './message-queues';
import { MessagesStore } from './messages.store';
import { ProviderStatus } from './provider-status';

/** In words on the page; the detail is the reason of the last try. */
const GIVEN_UP = 'messages/given-up';

/**
 * What was tried for as long as `SEND_MESSAGE` says has failed: whoever wrote it sees that, and may send it again. Its
 * dead letter sends nothing any more, also where it is retried.
 */
@Injectable()
export class GivenUpSends implements OnModuleInit {
  constructor(
    private readonly messages: MessagesStore,
    private readonly state: ProviderStatus,
    private readonly letters: DeadLetters,
  ) {}

  onModuleInit(): void {
    this.letters.whenDied(async (tx, { queue, reason }, data) => {
      if (queue !== SEND_MESSAGE.name) return;
      const { messageId, attempt } = data as Sending;
      const message = await this.messages.hold(tx, messageId);
      const waits = message?.status === 'queued' && message.provider_id === null;
      if (waits && message.attempt === attempt) await this.state.refuse(tx, message, GIVEN_UP, reason);
    });
  }
}
