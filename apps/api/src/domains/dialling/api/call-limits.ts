import { Injectable } from '@nestjs/common';
import { Config } from '../../../platform/config/config';
import type { DialRefusal } from './destination';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** How long a call counts. */
export const DAY_MS = 24 * HOUR_MS;
/** Ringing and the way of the last callback, on top of the longest call. */
const GRACE_MS = 5 * MINUTE_MS;
/** A caller may hang up before the provider dials: then nothing more is told of the call. */
const UNDIALLED_MS = MINUTE_MS;

/** An outgoing call of one caller. Times in milliseconds; null is what was not told (yet). */
export interface PlacedCall {
  callSid: string;
  startedAt: number;
  /** Seconds that it was let last. */
  grantedSec: number;
  dialledAt: number | null;
  answeredAt: number | null;
  endedAt: number | null;
  talkedSec: number | null;
}

export type LimitRefusal = Extract<DialRefusal, `too-many-${string}`>;

/** Limits of one caller's outgoing calls: at once, per hour, and minutes per day. */
@Injectable()
export class CallLimits {
  constructor(private readonly config: Config) {}

  /**
   * @param calls of this caller within the last day
   * @returns seconds that one more call may last, or what stands against it
   */
  next(calls: readonly PlacedCall[], now: number): number | LimitRefusal {
    const { callsAtOnce, callsPerHour, callMinutesPerDay, callDurationMaxSec } = this.config;
    if (calls.filter((call) => lives(call, now)).length >= callsAtOnce) return 'too-many-calls-at-once';
    const withinTheHour = calls.filter(({ startedAt }) => startedAt > now - HOUR_MS);
    if (withinTheHour.filter((call) => isDialled(call) || lives(call, now)).length >= callsPerHour)
      return 'too-many-calls-this-hour';
    const usedSec = calls
      .filter(({ startedAt }) => startedAt > now - DAY_MS)
      .reduce((sum, call) => sum + usedSecOf(call, now), 0);
    const leftSec = Math.floor(callMinutesPerDay * 60 - usedSec);
    return leftSec < 1 ? 'too-many-minutes-today' : Math.min(callDurationMaxSec, leftSec);
  }
}

/** A call whose end was never told lives no longer than it could have. */
function lives(call: PlacedCall, now: number): boolean {
  const { startedAt, endedAt, grantedSec } = call;
  if (endedAt !== null) return false;
  return now < startedAt + (isDialled(call) ? grantedSec * 1000 + GRACE_MS : UNDIALLED_MS);
}

const isDialled = ({ dialledAt, answeredAt }: PlacedCall): boolean =>
  dialledAt !== null || answeredAt !== null;

/** A call that lives counts with all that it may still take: others must not be let take the same. */
function usedSecOf(call: PlacedCall, now: number): number {
  const { answeredAt, endedAt, talkedSec, grantedSec } = call;
  if (lives(call, now)) return grantedSec;
  if (talkedSec !== null) return talkedSec;
  if (answeredAt === null) return 0;
  if (endedAt === null) return grantedSec;
  // The two may be told in another order than they happened.
  return Math.max(0, Math.min(grantedSec, (endedAt - answeredAt) / 1000));
}
