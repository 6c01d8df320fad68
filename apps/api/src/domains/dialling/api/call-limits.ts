import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock';
import { Config } from '../../../platform/config/config';
import type { DialRefusal } from './destination';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** Ringing and the way of the last callback, on top of the longest call. */
const GRACE_MS = 5 * MINUTE_MS;

interface PlacedCall {
  startedAt: number;
  /** Absent while the call lives. */
  endedAt?: number;
  /** Seconds that were talked; unknown before the end. */
  talkedSec?: number;
}

export type LimitRefusal = Extract<DialRefusal, `too-many-${string}`>;

/**
 * Limits of outgoing calls by identity: at once, per hour, and minutes per day. Kept in this process's memory for a day
 * and no longer; with several replicas each counts by itself.
 */
@Injectable()
export class CallLimits {
  readonly #callsOf = new Map<string, Map<string, PlacedCall>>();
  #sweptAt = 0;

  constructor(
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /**
   * Counts a call that is about to be dialled, unless a limit stands against it. The same call is counted once, since
   * Twilio may send a webhook again.
   * @param caller account and identity
   */
  begin(caller: string, callSid: string): LimitRefusal | undefined {
    const now = this.clock.now();
    this.#sweep(now);
    const calls = this.#callsOf.get(caller) ?? new Map<string, PlacedCall>();
    if (calls.has(callSid)) return undefined;
    const refusal = this.#refusal([...calls.values()], now);
    if (refusal) return refusal;
    calls.set(callSid, { startedAt: now });
    this.#callsOf.set(caller, calls);
    return undefined;
  }

  /** Seconds that a call of this caller may last: the configured most, or what is left of the day. */
  timeLimitSec(caller: string): number {
    const now = this.clock.now();
    const leftMs =
      this.config.callMinutesPerDay * MINUTE_MS -
      this.#talkedMs([...(this.#callsOf.get(caller)?.values() ?? [])], now);
    return Math.max(1, Math.min(this.config.callDurationMaxSec, Math.floor(leftMs / 1000)));
  }

  /** The call is over. Told by the end of the dial and by status callbacks, in any order, perhaps twice. */
  end(caller: string, callSid: string, talkedSec: number | undefined): void {
    const call = this.#callsOf.get(caller)?.get(callSid);
    if (!call) return;
    call.endedAt ??= this.clock.now();
    call.talkedSec = Math.max(call.talkedSec ?? 0, talkedSec ?? 0);
  }

  #refusal(calls: readonly PlacedCall[], now: number): LimitRefusal | undefined {
    const { callsAtOnce, callsPerHour, callMinutesPerDay } = this.config;
    if (calls.filter((call) => this.#lives(call, now)).length >= callsAtOnce) return 'too-many-calls-at-once';
    if (calls.filter(({ startedAt }) => startedAt > now - HOUR_MS).length >= callsPerHour) {
      return 'too-many-calls-this-hour';
    }
    return this.#talkedMs(calls, now) >= callMinutesPerDay * MINUTE_MS ? 'too-many-minutes-today' : undefined;
  }

  /** A call whose end was never told lives no longer than it could have. */
  #lives({ startedAt, endedAt }: PlacedCall, now: number): boolean {
    return endedAt === undefined && now < startedAt + this.config.callDurationMaxSec * 1000 + GRACE_MS;
  }

  #talkedMs(calls: readonly PlacedCall[], now: number): number {
    return calls
      .filter(({ startedAt }) => startedAt > now - DAY_MS)
      .map(({ startedAt, talkedSec }) =>
        talkedSec === undefined
          ? Math.min(now - startedAt, this.config.callDurationMaxSec * 1000)
          : talkedSec * 1000,
      )
      .reduce((sum, talkedMs) => sum + talkedMs, 0);
  }

  /** Forgets what is older than a day, now and then. */
  #sweep(now: number): void {
    if (now < this.#sweptAt + HOUR_MS) return;
    this.#sweptAt = now;
    for (const [caller, calls] of this.#callsOf) {
      for (const [callSid, { startedAt }] of calls) if (startedAt <= now - DAY_MS) calls.delete(callSid);
      if (calls.size === 0) this.#callsOf.delete(caller);
    }
  }
}
