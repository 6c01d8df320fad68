import { Clock } from '../../platform/clock/clock';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { ActivityLog } from '../../platform/events/activity-log';
import { HandlesJobs } from '../../platform/queue/handles-jobs';
import type { Job, JobHandler } from '../../platform/queue/job-handler';
import { defineSchedule, type ScheduledRun } from '../../platform/queue/queue-definition';
import { KnownAccounts, teamAccount } from '../accounts/api/known-accounts';
import { CallBill } from './call-bill';
import { CallPricesStore, type UnpricedCall } from './call-prices.store';
import { CallPrices } from './ports/call-prices';

/** Asks what calls cost: Twilio knows it some time after their end. */
const CALL_PRICES = defineSchedule('call-prices', '5-59/10 * * * *');
/** What has no price after so long gets none. */
const ASKED_FOR_MS = 3 * 86_400_000;
const AT_ONCE = 200;

/** Keeps what calls cost, once the provider knows it of each of their legs. Does the same however often it runs. */
@HandlesJobs(CALL_PRICES)
export class CallPricesJob implements JobHandler<ScheduledRun> {
  constructor(
    private readonly store: CallPricesStore,
    private readonly accounts: KnownAccounts,
    private readonly prices: CallPrices,
    private readonly activities: ActivityLog,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async handle({ signal }: Pick<Job<ScheduledRun>, 'signal'>): Promise<void> {
    const now = this.clock.now();
    const calls = await this.store.unpriced(now - ASKED_FOR_MS, now);
    const failures: unknown[] = [];
    for (const [accountSid, some] of Map.groupBy(calls, (call) => call.accountSid)) {
      signal.throwIfAborted();
      try {
        await this.#ask(accountSid, some);
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw failures[0];
  }

  async #ask(accountSid: string, calls: readonly UnpricedCall[]): Promise<void> {
    const known = this.accounts.ofSid(accountSid);
    const account = known && teamAccount(known);
    const [authToken] = account?.authTokens ?? [];
    // Of an account that the server has no more nothing can be asked.
    if (!account || authToken === undefined) return;
    const since = calls.reduce((earliest, { startedAt }) => Math.min(earliest, startedAt), Infinity);
    const bill = new CallBill(
      await this.prices.since({ accountSid, authToken, region: account.region }, since),
    );
    for (let first = 0; first < calls.length; first += AT_ONCE)
      await this.#keep(
        bill,
        calls.slice(first, first + AT_ONCE).map(({ callSid }) => callSid),
      );
  }

  async #keep(bill: CallBill, callSids: readonly string[]): Promise<void> {
    const takings = await this.store.takings(callSids);
    const priced = callSids.flatMap((callSid) => {
      const price = bill.of([callSid, ...(takings.get(callSid) ?? [])]);
      return price ? [{ callSid, price }] : [];
    });
    if (priced.length === 0) return;
    await this.work.run(async (tx) => {
      const told = new Set<string>();
      for (const { callSid, price } of priced) {
        const stream = await this.store.set(tx, callSid, price);
        // One of many is enough for pages to ask again.
        if (typeof stream !== 'string' || told.has(stream)) continue;
        told.add(stream);
        this.activities.append(tx, {
          stream,
          kind: 'calls/billed',
          role: 'admin',
          data: { callSid },
          listed: false,
        });
      }
    });
  }
}
