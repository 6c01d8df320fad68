import { createHmac, randomBytes } from 'node:crypto';
import type { ClientLeg } from './client-leg';
import type { ClientSession } from './client-session';

/** Whose a session is: an identity belongs to one account. */
export interface Owner {
  accountSid: string;
  identity: string;
}

/** All sessions of all identities, and who waits for one to register. */
export class SessionHub {
  private readonly sessions = new Set<ClientSession>();
  private readonly waiting = new Set<{ owner: Owner; listener: (session: ClientSession) => void }>();
  private readonly adrift = new Set<ClientLeg>();
  private readonly secret = randomBytes(32);

  /** @param resumeGraceMs how long a call waits for its device where the device does not say so. */
  constructor(readonly resumeGraceMs: number) {}

  add(session: ClientSession): void {
    this.sessions.add(session);
  }

  remove(session: ClientSession): void {
    this.sessions.delete(session);
  }

  all(): ClientSession[] {
    return [...this.sessions];
  }

  /** The sessions that can be rung. */
  registered(owner: Owner): ClientSession[] {
    return this.all().filter((session) => session.isRegistered && isSame(session.owner, owner));
  }

  /** Tells each session of this owner that becomes registered, until the returned function is called. */
  onRegistered(owner: Owner, listener: (session: ClientSession) => void): () => void {
    const entry = { owner, listener };
    this.waiting.add(entry);
    return () => this.waiting.delete(entry);
  }

  becameRegistered(session: ClientSession): void {
    for (const { owner, listener } of [...this.waiting]) if (isSame(owner, session.owner)) listener(session);
  }

  /** A call whose device is cut off waits here. */
  setAdrift(leg: ClientLeg): void {
    for (const other of this.adrift) if (!other.canBeResumed) this.adrift.delete(other);
    this.adrift.add(leg);
  }

  /** All calls, also those that wait for their device. */
  allLegs(): ClientLeg[] {
    return [...this.adrift, ...this.all().flatMap((session) => [...session.legs])];
  }

  /** The call of this owner that a device wants to resume; taken off the waiting ones. */
  findLeg(owner: Owner, callSid: string): ClientLeg | undefined {
    const leg = this.allLegs().find(
      (one) => isSame(one, owner) && one.callSid === callSid && one.canBeResumed,
    );
    if (leg) this.adrift.delete(leg);
    return leg;
  }

  /**
   * What a device shows to resume its calls. It is the same for all calls of an identity, since the SDK takes the
   * token of whichever `answer` came last for all of its calls.
   */
  reconnectToken({ accountSid, identity }: Owner): string {
    return createHmac('sha256', this.secret).update(`${accountSid}\0${identity}`).digest('base64url');
  }
}

function isSame(a: Owner, b: Owner): boolean {
  return a.accountSid === b.accountSid && a.identity === b.identity;
}
