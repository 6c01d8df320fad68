import { PinoLogger } from 'nestjs-pino';
import { ProviderError } from '../../platform/errors/provider-error';
import { HandlesJobs } from '../../platform/queue/handles-jobs';
import type { Job, JobHandler } from '../../platform/queue/job-handler';
import { CloudAccounts } from '../accounts/api/cloud-accounts';
import { ConversationsStore } from './conversations.store';
import { TELL_READ, type ReadByUs } from './message-queues';
import { MessagesStore } from './messages.store';
import { CloudSender } from './ports/cloud-sender';

/** Tells Meta that a conversation was read: with the latest message, all before it count as read. By Twilio there is no such thing. */
@HandlesJobs(TELL_READ)
export class TellReadJob implements JobHandler<ReadByUs> {
  constructor(
    private readonly conversations: ConversationsStore,
    private readonly messages: MessagesStore,
    private readonly accounts: CloudAccounts,
    private readonly sender: CloudSender,
    private readonly logger: PinoLogger,
  ) {
    logger.setContext('Messages');
  }

  /** Does the same however often it runs. */
  async handle({ data: { conversationId } }: Job<ReadByUs>): Promise<void> {
    const conversation = await this.conversations.find(conversationId);
    const login = conversation && this.accounts.loginOf(conversation);
    const latest = login && (await this.messages.lastReceived(conversationId));
    if (!login || typeof latest?.provider_id !== 'string') return;
    try {
      await this.sender.markRead(login, latest.provider_id);
    } catch (error) {
      if (!(error instanceof ProviderError) || error.retryable) throw error;
      this.logger.warn({ event: 'message.read-not-told', message_id: latest.id, code: error.code });
    }
  }
}
