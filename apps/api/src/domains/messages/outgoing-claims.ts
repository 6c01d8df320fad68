import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { PublicUrl } from '../../platform/public-url/public-url';
import { RETRY_OVERRIDES } from '../accounts/api/account-voice-urls';
import { MESSAGES_STATUS_PATH, REFERENCE_PARAMETER } from './api/message-paths';
import { ConversationsStore } from './conversations.store';
import { MediaLinks } from './media-links';
import { MessageLog } from './message-log';
import { MessagesStore } from './messages.store';
import type { ConversationRow, MessageRow } from './messages-schema';
import type { Sending } from './message-queues';
import { Outbox } from './outbox';
import { OPTED_OUT } from './provider-status';
import { wroteSinceOptOut } from './writable';

/** A message that this process alone is about to hand to the provider. */
export interface ClaimedMessage {
  message: MessageRow;
  conversation: ConversationRow & { contact_address: string };
  mediaUrls: string[];
  /** Where the provider tells what becomes of it; absent where it cannot reach us. */
  statusCallback: string | undefined;
}

/** In words on the page: by mail there is no keyword that Twilio's code speaks of. */
const OPTED_OUT_OF_MAIL = 'messages/mail-opted-out';
/** Nothing that this server sends confirms an opt-out: Twilio does that itself. */
const OPTED_OUT_SINCE = {
  status: 'failed',
  error_detail: 'The customer asked for no more messages before this one was sent. It was not sent.',
} as const;

/** Takes a message out of the outbox: it is marked on disk before the provider is asked. */
@Injectable()
export class OutgoingClaims {
  constructor(
    private readonly messages: MessagesStore,
    private readonly conversations: ConversationsStore,
    private readonly media: MediaLinks,
    private readonly log: MessageLog,
    private readonly publicUrl: PublicUrl,
    private readonly work: UnitOfWork,
    private readonly outbox: Outbox,
  ) {}

  /**
   * @returns `interrupted` where an earlier try ended without a result, so that nobody knows whether it was sent;
   *   undefined where there is nothing to send any more: also to who has wanted no messages since it was written, and
   *   then it has failed
   */
  async claim({ messageId, attempt }: Sending): Promise<ClaimedMessage | 'interrupted' | undefined> {
    const claimed = await this.work.run(async (tx) => {
      const message = await this.messages.hold(tx, messageId);
      if (message?.attempt !== attempt || message.provider_id !== null) return undefined;
      if (message.status === 'sending') return 'interrupted' as const;
      if (message.status !== 'queued') return undefined;
      const conversation = await this.conversations.find(message.conversation_id, undefined, tx);
      if (!conversation) return undefined;
      const mayAnswer = message.author === 'person' && wroteSinceOptOut(conversation);
      if (conversation.opted_out_at !== null && !mayAnswer) {
        const error_code = conversation.channel === 'email' ? OPTED_OUT_OF_MAIL : OPTED_OUT;
        await this.log.change(tx, message, { ...OPTED_OUT_SINCE, error_code });
        return undefined;
      }
      const asked_at = await this.outbox.handOver(tx, conversation, { messageId, attempt });
      if (asked_at === undefined) return undefined;
      await this.log.change(tx, message, { status: 'sending', asked_at });
      return { message, conversation };
    });
    if (claimed === undefined || claimed === 'interrupted') return claimed;
    const { base } = this.publicUrl;
    const query = `?q.${REFERENCE_PARAMETER}=${messageId}.${attempt}`;
    return {
      ...claimed,
      mediaUrls: claimed.message.attachments > 0 ? await this.media.urlsOf(messageId, base) : [],
      statusCallback: this.publicUrl.isReachable(base)
        ? `${base}${MESSAGES_STATUS_PATH}${query}${RETRY_OVERRIDES}`
        : undefined,
    };
  }
}
