import { newSid } from '../accounts/sid';
import type { Call } from '../calls/call';

/** Source: https://www.twilio.com/docs/voice/api/queue-resource */
export const DEFAULT_QUEUE_SIZE = 1000;
export const MAX_QUEUE_SIZE = 5000;
export const MAX_QUEUE_NAME_CHARS = 64;

/** One call that waits in a queue. */
export class QueueMember {
  readonly enqueuedAt = new Date();
  /** Aborted when somebody takes the call out of the queue, to talk with it. */
  readonly taken = new AbortController();
  /** Aborted when the one who took it is gone. */
  readonly released = new AbortController();
  private leftAt: Date | undefined;

  constructor(
    readonly call: Call,
    /** Aborted when the call is over or goes on elsewhere. */
    readonly gone: AbortSignal,
  ) {}

  /** Seconds in the queue. */
  get waitSec(): number {
    const until = this.leftAt ?? new Date();
    return Math.round((until.getTime() - this.enqueuedAt.getTime()) / 1000);
  }

  leave(): void {
    this.leftAt ??= new Date();
  }
}

/** A queue of calls; who came first is taken first. */
export class CallQueue {
  readonly sid = newSid('QU');
  readonly createdAt = new Date();
  updatedAt = this.createdAt;
  readonly members: QueueMember[] = [];
  private readonly arrivals = new Set<() => void>();

  constructor(
    readonly accountSid: string,
    public friendlyName: string,
    public maxSize = DEFAULT_QUEUE_SIZE,
  ) {}

  /** Mean of the seconds that its members have waited by now. */
  get averageWaitSec(): number {
    const total = this.members.reduce((sum, { waitSec }) => sum + waitSec, 0);
    return this.members.length === 0 ? 0 : Math.round(total / this.members.length);
  }

  /** 1 for who is next. */
  positionOf(member: QueueMember): number {
    return this.members.indexOf(member) + 1;
  }

  /** Puts a call at the end; `undefined` when the queue is full. */
  join(call: Call, gone: AbortSignal): QueueMember | undefined {
    if (this.members.length >= this.maxSize) return undefined;
    const member = new QueueMember(call, gone);
    this.members.push(member);
    for (const tell of [...this.arrivals]) tell();
    return member;
  }

  leave(member: QueueMember): void {
    member.leave();
    const index = this.members.indexOf(member);
    if (index >= 0) this.members.splice(index, 1);
  }

  /** Takes the first member out; waits for one until `until` is aborted. */
  async take(until: AbortSignal): Promise<QueueMember | undefined> {
    while (!until.aborted) {
      const first = this.members.shift();
      if (first) {
        first.leave();
        first.taken.abort();
        return first;
      }
      await this.arrival(until);
    }
    return undefined;
  }

  private async arrival(until: AbortSignal): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const tell = (): void => resolve();
    this.arrivals.add(tell);
    until.addEventListener('abort', tell, { once: true });
    await promise;
    this.arrivals.delete(tell);
    until.removeEventListener('abort', tell);
  }
}
