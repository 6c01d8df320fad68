import { PinoLogger } from 'nestjs-pino';
import { Clock } from '../../platform/clock/clock';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { HandlesJobs } from '../../platform/queue/handles-jobs';
import type { JobHandler } from '../../platform/queue/job-handler';
import type { ScheduledRun } from '../../platform/queue/queue-definition';
import { KnownAccounts, teamAccount } from '../accounts/api/known-accounts';
import type { TeamAccount } from '../accounts/api/twilio-account';
import { RECONCILE_MESSAGES } from './message-queues';
import { MissedMessages } from './missed-messages';
import { ReconciliationsStore } from './reconciliations.store';

/** A webhook may still be on its way, and the provider's clock is another: what was seen is looked at again. */
const OVERLAP_MS = 3_600_000;

/**
 * Takes in messages whose webhook never came: Twilio tries again a few times at most, and what it gave up stands in its
 * list only. Source: https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides
 */
@HandlesJobs(RECONCILE_MESSAGES)
export class ReconcileMessagesJob implements JobHandler<ScheduledRun> {
  constructor(
    private readonly accounts: KnownAccounts,
    private readonly missed: MissedMessages,
    private readonly store: ReconciliationsStore,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly logger: PinoLogger,
  ) {
    logger.setContext('Messages');
  }

  async handle(): Promise<void> {
    const all = this.accounts.all.flatMap((account) => teamAccount(account) ?? []);
    const failures: unknown[] = [];
    for (const account of all) {
      try {
        await this.#reconcile(account);
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw failures[0];
  }

  /** What came before the account was known here belongs to whatever answered it then. */
  async #reconcile(account: TeamAccount): Promise<void> {
    const now = this.clock.now();
    const { accountSid: account_sid } = account;
    const former = await this.store.find(account_sid);
    if (former) {
      const since = Math.max(former.begun_at, former.until - OVERLAP_MS);
      const { count, isWhole } = await this.missed.takeIn(account, since);
      if (count > 0) this.logger.warn({ event: 'message.reconciled', account_sid, count });
      if (!isWhole) {
        // What was not looked at is looked for again, from where it begins.
        this.logger.warn({ event: 'message.reconcile-incomplete', account_sid, since });
        return;
      }
    }
    await this.work.run((tx) => this.store.put(tx, { account_sid, begun_at: now, until: now }));
  }
}
