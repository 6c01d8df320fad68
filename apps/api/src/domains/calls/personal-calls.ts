import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock';
import { CallLimits, DAY_MS, type LimitRefusal, type PlacedCall } from '../dialling/api/call-limits';
import type { CallMark } from './call-mark';

/** Anyone may bring an account, also one that does not exist. */
const LINES_MAX = 10_000;

type CallsOfLine = Map<string, PlacedCall>;

/**
 * Outgoing calls on the lines that people bring, for their limits: in this process's memory, since nothing of such an
 * account is kept. After a day the next call of anybody forgets them. With several replicas each counts by itself.
 */
@Injectable()
export class PersonalCalls {
  readonly #lines = new Map<string, CallsOfLine>();

  constructor(
    private readonly limits: CallLimits,
    private readonly clock: Clock,
  ) {}

  /**
   * Counts a call that is about to be dialled: once, since Twilio may send a webhook again.
   *
   * @param line account and number
   * @returns seconds that it may last, or what stands against it
   */
  place(line: string, callSid: string): number | LimitRefusal {
    const now = this.clock.now();
    this.#forgetBefore(now - DAY_MS);
    const calls = this.#of(line, now);
    const known = calls.get(callSid);
    if (known) return known.grantedSec;
    const grantedSec = this.limits.next([...calls.values()], now);
    if (typeof grantedSec === 'string') return grantedSec;
    const untold = { dialledAt: null, answeredAt: null, endedAt: null, talkedSec: null };
    calls.set(callSid, { callSid, startedAt: now, grantedSec, ...untold });
    this.#keep(line, calls);
    return grantedSec;
  }

  mark(line: string, callSid: string, mark: CallMark): void {
    const call = this.#lines.get(line)?.get(callSid);
    if (!call) return;
    const now = this.clock.now();
    if (mark === 'dialled') call.dialledAt ??= now;
    else call.answeredAt ??= now;
  }

  /** Told by the end of the dial and by status callbacks, in any order, perhaps twice. */
  ended(line: string, callSid: string, talkedSec: number | undefined): void {
    const call = this.#lines.get(line)?.get(callSid);
    if (!call) return;
    call.endedAt ??= this.clock.now();
    if (talkedSec !== undefined) call.talkedSec = Math.max(call.talkedSec ?? 0, talkedSec);
  }

  #of(line: string, now: number): CallsOfLine {
    const calls: CallsOfLine = this.#lines.get(line) ?? new Map<string, PlacedCall>();
    for (const [callSid, { startedAt }] of calls) if (startedAt <= now - DAY_MS) calls.delete(callSid);
    return calls;
  }

  /** The lines stand in the order of their latest calls. */
  #forgetBefore(then: number): void {
    for (const [line, calls] of this.#lines) {
      if ([...calls.values()].some(({ startedAt }) => startedAt > then)) return;
      this.#lines.delete(line);
    }
  }

  /** The line goes to the end: what is forgotten is what has not called for longest. */
  #keep(line: string, calls: CallsOfLine): void {
    this.#lines.delete(line);
    this.#lines.set(line, calls);
    const [oldest] = this.#lines.keys();
    if (this.#lines.size > LINES_MAX && oldest !== undefined) this.#lines.delete(oldest);
  }
}
