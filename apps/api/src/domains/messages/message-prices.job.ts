import { Clock } from '../../platform/clock/clock';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { HandlesJobs } from '../../platform/queue/handles-jobs';
import type { Job, JobHandler } from '../../platform/queue/job-handler';
import type { ScheduledRun } from '../../platform/queue/queue-definition';
import { CloudAccounts } from '../accounts/api/cloud-accounts';
import { MessageLog } from './message-log';
import { MESSAGE_PRICES } from './message-queues';
import { MessagePricesStore, type UnpricedSender } from './message-prices.store';
import { OwnNumbers } from './own-numbers';
import { MessageSender } from './ports/message-sender';

/** What has no price after so long gets none. */
const ASKED_FOR_MS = 3 * 86_400_000;
const AT_ONCE = 200;

/** Keeps what messages cost, once the provider knows. Does the same however often it runs. */
@HandlesJobs(MESSAGE_PRICES)
export class MessagePricesJob implements JobHandler<ScheduledRun> {
  constructor(
    private readonly store: MessagePricesStore,
    private readonly numbers: OwnNumbers,
    private readonly cloud: CloudAccounts,
    private readonly sender: MessageSender,
    private readonly log: MessageLog,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async handle({ signal }: Pick<Job<ScheduledRun>, 'signal'>): Promise<void> {
    const now = this.clock.now();
    const failures: unknown[] = [];
    for (const sender of await this.store.unpriced(now - ASKED_FOR_MS, now)) {
      signal.throwIfAborted();
      try {
        await this.#ask(sender);
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw failures[0];
  }

  async #ask({ channel, ours, account_sid, since }: UnpricedSender): Promise<void> {
    // Meta bills by itself, and tells no price of a message.
    if (this.cloud.loginOf({ channel, ours, account_sid }) !== undefined) return;
    const account = this.numbers.account(ours, account_sid);
    const [authToken] = account?.authTokens ?? [];
    if (!account || authToken === undefined) return;
    const login = { accountSid: account.accountSid, authToken, region: account.region };
    const prices = await this.sender.prices(login, { channel, from: ours, since });
    for (let first = 0; first < prices.length; first += AT_ONCE)
      await this.work.run(async (tx) => {
        const told = new Set<string>();
        for (const price of prices.slice(first, first + AT_ONCE)) {
          const message = await this.store.set(tx, price);
          // One of many is enough for pages to ask again.
          if (message && !told.has(message.organisation_id)) this.log.tellChanged(tx, message);
          if (message) told.add(message.organisation_id);
        }
      });
  }
}
