import { PinoLogger } from 'nestjs-pino';
import { Clock } from '../../platform/clock/clock';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { HandlesJobs } from '../../platform/queue/handles-jobs';
import type { Job, JobHandler } from '../../platform/queue/job-handler';
import type { ScheduledRun } from '../../platform/queue/queue-definition';
import { KnownAccounts, teamAccount } from '../accounts/api/known-accounts';
import { MissedVoicemails } from './missed-voicemails';
import { VoicemailLooksStore } from './voicemail-looks.store';
import { RECONCILE_VOICEMAILS } from './voicemail-queues';

/** How far the first look goes back: to what was lost just before. */
const FIRST_MS = 86_400_000;

/**
 * Takes in spoken messages whose callback never came: Twilio tries again a few times at most, and what it gave up stands in
 * its list only. Source: https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides
 */
@HandlesJobs(RECONCILE_VOICEMAILS)
export class ReconcileVoicemailsJob implements JobHandler<ScheduledRun> {
  /**
   * A message is looked for once, so long after it began: the longest lasts ten minutes, and then its callback may be on its
   * way. Not again, so that what is deleted here does not come back while it is being deleted there.
   */
  settledAfterMs = 15 * 60_000;

  constructor(
    private readonly accounts: KnownAccounts,
    private readonly missed: MissedVoicemails,
    private readonly store: VoicemailLooksStore,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly logger: PinoLogger,
  ) {
    logger.setContext('Voicemail');
  }

  async handle({ signal }: Pick<Job<ScheduledRun>, 'signal'>): Promise<void> {
    const all = this.accounts.all.flatMap((account) => teamAccount(account) ?? []);
    const failures: unknown[] = [];
    for (const { accountSid } of all) {
      signal.throwIfAborted();
      try {
        await this.#reconcile(accountSid);
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw failures[0];
  }

  async #reconcile(account_sid: string): Promise<void> {
    const until = this.clock.now() - this.settledAfterMs;
    const former = await this.store.find(account_sid);
    const count = await this.missed.takeIn(account_sid, former?.until ?? until - FIRST_MS, until);
    if (count > 0) this.logger.warn({ event: 'voicemail.reconciled', account_sid, count });
    await this.work.run((tx) => this.store.put(tx, { account_sid, until }));
  }
}
