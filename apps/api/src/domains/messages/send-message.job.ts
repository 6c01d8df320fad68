import { AppError } from '../../platform/errors/app-error';
import { HandlesJobs } from '../../platform/queue/handles-jobs';
import type { Job, JobHandler } from '../../platform/queue/job-handler';
import { MessageMeter } from './message-meter';
import { SEND_MESSAGE, type Sending } from './message-queues';
import { Carriers } from './carriers';
import { OutgoingClaims } from './outgoing-claims';
import { OutgoingFiles } from './outgoing-files';
import { SendFailed } from './ports/message-sender';
import { SendResults } from './send-results';

/**
 * Hands a message to its provider, at most once: what was handed over without an answer is looked up, and never sent
 * again by itself. Only what was certainly not taken is tried again.
 */
@HandlesJobs(SEND_MESSAGE)
export class SendMessageJob implements JobHandler<Sending> {
  constructor(
    private readonly claims: OutgoingClaims,
    private readonly carriers: Carriers,
    private readonly results: SendResults,
    private readonly files: OutgoingFiles,
    private readonly meter: MessageMeter,
  ) {}

  async handle({ data }: Job<Sending>): Promise<void> {
    const claimed = await this.claims.claim(data);
    if (claimed === undefined) return;
    if (claimed === 'interrupted') return this.results.uncertain(data);
    const { channel } = claimed.conversation;
    try {
      const sent = await this.carriers.of(claimed.conversation).send(claimed);
      await this.results.taken(data, sent);
      this.meter.sent(channel, sent.status);
      this.results.tell(claimed, sent.status);
      if (sent.isWithoutFiles) await this.files.leftOut(claimed.message);
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
}
