import { Injectable, inject } from '@angular/core';
import { CallTakers } from './call-takers';
import type { RecentCall } from './models/recent-call';
import { RecentCalls, outcomeOf } from './recent-calls';
import type { TrackedCall } from './tracked-call';

/** Puts a call that is over among the recent ones, once it is known whether it was missed. */
@Injectable({ providedIn: 'root' })
export class KeptCalls {
  private readonly takers = inject(CallTakers);
  readonly recents = inject(RecentCalls);

  /** A call that a colleague took is not missed. */
  async keep(call: TrackedCall, owner: string | undefined): Promise<void> {
    if (call.state().end?.reason === 'missed' && this.takers.canAsk(call.parentSid)) {
      call.taker.set('asking');
      call.taker.set(await this.takers.takerOf(call.parentSid));
    }
    this.recents.add(recentOf(call), owner);
  }
}

function recentOf(call: TrackedCall): RecentCall {
  const state = call.state();
  const { beganAt, liveAt, endedAt } = state;
  const taker = call.taker();
  const isTaken = typeof taker === 'object';
  return {
    id: call.callSid() ?? `${call.id}-${beganAt}`,
    remote: call.remote,
    direction: call.direction,
    outcome: isTaken ? 'answered-elsewhere' : outcomeOf(state),
    beganAt,
    ...(isTaken && taker.name !== undefined && { answeredBy: taker.name }),
    ...(call.remoteName === undefined ? {} : { name: call.remoteName }),
    ...(liveAt === undefined || endedAt === undefined
      ? {}
      : { durationSec: Math.floor((endedAt - liveAt) / 1000) }),
  };
}
