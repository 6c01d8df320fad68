import { PinoLogger } from 'nestjs-pino';
import { Clock } from '../../platform/clock/clock';
import { HandlesJobs } from '../../platform/queue/handles-jobs';
import type { Job, JobHandler } from '../../platform/queue/job-handler';
import { defineSchedule, type ScheduledRun } from '../../platform/queue/queue-definition';
import { CurrentAccount } from '../accounts/api/current-account';
import { KnownAccounts, teamAccount } from '../accounts/api/known-accounts';
import type { TeamAccount } from '../accounts/api/twilio-account';
import { CallRecorder } from './api/call-recorder';
import { OpenCallsStore, type OpenCall } from './open-calls.store';
import { CallStates, type CallState } from './ports/call-states';

/** Looks for calls whose end was never told: every five minutes, and at the start where that was missed. */
const RECONCILE_CALLS = defineSchedule('reconcile-calls', '2-59/5 * * * *');
/** A younger one most likely goes on; where it has ended since, its callback is on its way, or that of whoever goes on without it. */
const OPEN_FOR_MS = 5 * 60_000;
/** Calls of an account in one run, each of which is asked for; what is left comes in the next. */
const CALLS_MAX = 200;

/**
 * Ends calls whose last callback never came, by the provider's word: Twilio tells once, with a few attempts at most.
 * Source: https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides
 */
@HandlesJobs(RECONCILE_CALLS)
export class ReconcileCallsJob implements JobHandler<ScheduledRun> {
  constructor(
    private readonly accounts: KnownAccounts,
    private readonly open: OpenCallsStore,
    private readonly states: CallStates,
    private readonly recorder: CallRecorder,
    private readonly current: CurrentAccount,
    private readonly clock: Clock,
    private readonly logger: PinoLogger,
  ) {
    logger.setContext('Calls');
  }

  async handle({ signal }: Pick<Job<ScheduledRun>, 'signal'>): Promise<void> {
    const all = this.accounts.all.flatMap((account) => teamAccount(account) ?? []);
    const failures: unknown[] = [];
    for (const account of all) {
      try {
        await this.#reconcile(account, signal);
      } catch (error) {
        signal.throwIfAborted();
        failures.push(error);
      }
    }
    if (failures.length > 0) throw failures[0];
  }

  async #reconcile(account: TeamAccount, signal: AbortSignal): Promise<void> {
    const [authToken] = account.authTokens;
    if (authToken === undefined) return;
    const { accountSid, region } = account;
    const before = this.clock.now() - OPEN_FOR_MS;
    const calls = await this.open.begun(accountSid, before, CALLS_MAX);
    let count = 0;
    for (const call of calls) {
      signal.throwIfAborted();
      const state = await this.states.find({ accountSid, authToken, region }, sideOf(call));
      // One that the provider does not have does not go on; when it ended, nobody knows.
      const told = state ?? { status: 'unknown', endedAt: call.started_at };
      if (told.endedAt === undefined || told.endedAt > before) continue;
      if (await this.current.run(account, () => this.#end(call, told))) count += 1;
    }
    if (count > 0) this.logger.warn({ event: 'call.reconciled', account_sid: accountSid, count });
  }

  /** As its callback would have. */
  #end(call: OpenCall, { status, endedAt }: CallState): Promise<boolean> {
    return this.recorder.record({
      callSid: sideOf(call),
      from: call.caller,
      to: call.called,
      direction: call.direction,
      status,
      endedAt,
      parentCallSid: undefined,
      dialStatus: undefined,
      talkedSec: undefined,
    });
  }
}

const sideOf = ({ call_sid, moved_sid }: OpenCall): string => moved_sid ?? call_sid;
