import { AppError } from '../../platform/errors/app-error';
import { HandlesJobs } from '../../platform/queue/handles-jobs';
import type { Job, JobHandler } from '../../platform/queue/job-handler';
import { MessageMeter } from './message-meter';
import { SEND_MESSAGE, type Sending } from './message-queues';
import { OutgoingClaims, type ClaimedMessage } from './outgoing-claims';
import { OwnNumbers } from './own-numbers';
import { MessageSender, SendFailed, type OutgoingMessage } from './ports/message-sender';
import { SendResults } from './send-results';

/**
 * Hands a message to its provider, at most once: what was handed over without an answer is looked up, and never sent
 * again by itself. Only what was certainly not taken is tried again.
 */
@HandlesJobs(SEND_MESSAGE)
export class SendMessageJob implements JobHandler<Sending> {
  constructor(
    private readonly claims: OutgoingClaims,
    private readonly numbers: OwnNumbers,
    private readonly sender: MessageSender,
    private readonly results: SendResults,
    private readonly meter: MessageMeter,
  ) {}

  async handle({ data }: Job<Sending>): Promise<void> {
    const claimed = await this.claims.claim(data);
    if (claimed === undefined) return;
    if (claimed === 'interrupted') return this.results.uncertain(data);
    const { channel } = claimed.conversation;
    try {
      const sent = await this.#send(this.#outgoing(claimed));
      await this.results.taken(data, sent);
      this.meter.sent(channel, sent.status);
      this.results.tell(claimed, sent.status);
    } catch (error) {
      if (!(error instanceof SendFailed)) throw error;
      this.meter.sent(channel, error.failure === 'uncertain' ? 'uncertain' : 'failed');
      this.results.tell(claimed, error.failure);
      await this.#failed(data, error);
    }
  }

  async #failed(sending: Sending, error: SendFailed): Promise<void> {
    if (error.failure === 'uncertain') return this.results.uncertain(sending);
    if (error.failure !== 'busy') return this.results.refused(sending, error);
    await this.results.postponed(sending);
    throw new AppError({ code: error.code, detail: error.message, retryable: true, cause: error });
  }

  /** Once more without its files where it was certainly not taken because of them. */
  async #send(message: OutgoingMessage): ReturnType<MessageSender['send']> {
    try {
      return await this.sender.send(message);
    } catch (error) {
      const isOfMedia = error instanceof SendFailed && error.failure === 'media';
      if (!isOfMedia || message.mediaUrls.length === 0 || message.text === '') throw error;
      return this.sender.send({ ...message, mediaUrls: [] });
    }
  }

  #outgoing({ message, conversation, mediaUrls, statusCallback }: ClaimedMessage): OutgoingMessage {
    const { channel, ours, account_sid: accountSid, contact_address: to } = conversation;
    const account = this.numbers.account(ours, accountSid);
    const [authToken] = account?.authTokens ?? [];
    if (!account || authToken === undefined || channel === 'email')
      throw new SendFailed('refused', {
        code: 'messages/no-account',
        detail: 'No account of this server sends from this number. Add it in the settings, then send again.',
      });
    const login = { accountSid: account.accountSid, authToken, region: account.region };
    return { login, channel, from: ours, to, text: message.text, mediaUrls, statusCallback };
  }
}
