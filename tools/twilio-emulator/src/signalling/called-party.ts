import type { Party, PartyEnd, PartyListener, RingInfo } from '../calls/party';
import type { RtpEndpointFactory } from '../media/rtp-endpoint';
import { SwitchedEndpoint } from '../media/switched-endpoint';
import type { ClientSession } from './client-session';
import { IncomingLeg } from './incoming-leg';
import type { Owner, SessionHub } from './session-hub';
import { SIGNALLING_ERRORS, type SignallingError } from './signalling-error';

/**
 * A client identity that is called. Every registered session rings; the first answer wins and the rest get `cancel`;
 * one that rejects ends it for all, as with Twilio. A device that registers while it rings (its socket was cut, its
 * page loaded again) is rung too: the SDK forgets a pending call with its socket.
 */
export class CalledParty implements Party {
  readonly kind = 'client';
  readonly address: string;
  readonly audio = new SwitchedEndpoint();
  listener: PartyListener = {
    answered: () => undefined,
    mediaConnected: () => undefined,
    digit: () => undefined,
    ended: () => undefined,
  };
  private readonly ringingLegs = new Set<IncomingLeg>();
  private taken: IncomingLeg | undefined;
  private stopListening: () => void = () => undefined;
  private nobodyLeft: NodeJS.Timeout | undefined;
  private isOver = false;

  constructor(
    private readonly owner: Owner,
    private readonly hub: SessionHub,
    private readonly endpoints: RtpEndpointFactory,
  ) {
    this.address = `client:${owner.identity}`;
  }

  ring(info: RingInfo): void {
    const sessions = this.hub.registered(this.owner);
    if (sessions.length === 0) {
      queueMicrotask(() => this.end({ reason: 'unreachable', ...SIGNALLING_ERRORS.notFound }));
      return;
    }
    this.stopListening = this.hub.onRegistered(this.owner, (session) => this.ringAt(session, info));
    for (const session of sessions) this.ringAt(session, info);
  }

  cancel(): void {
    this.close((leg) => leg.cancel());
  }

  /** A called party does not wait for another. */
  ringing(): void {
    throw new Error('A party that is called cannot be told that somebody rings.');
  }

  answer(): void {
    throw new Error('A party that is called answers by itself.');
  }

  hangUp(error?: SignallingError): void {
    this.close((leg) => leg.cancel(), error);
  }

  private ringAt(session: ClientSession, info: RingInfo): void {
    clearTimeout(this.nobodyLeft);
    const leg = new IncomingLeg(session, this.endpoints, info);
    this.ringingLegs.add(leg);
    leg.listener = {
      answered: () => this.answeredBy(leg),
      mediaConnected: () => this.listener.mediaConnected(),
      digit: (digit) => this.listener.digit(digit),
      ended: (end) => this.legEnded(leg, end),
    };
    void leg.invite();
  }

  private answeredBy(leg: IncomingLeg): void {
    this.ringingLegs.delete(leg);
    this.stopListening();
    this.taken = leg;
    this.audio.connect(leg.audio);
    for (const other of this.ringingLegs) other.cancel();
    this.ringingLegs.clear();
    this.listener.answered();
  }

  private legEnded(leg: IncomingLeg, end: PartyEnd): void {
    this.ringingLegs.delete(leg);
    if (leg === this.taken || end.reason === 'rejected') return this.end(end);
    if (this.ringingLegs.size > 0) return;
    if (end.reason === 'failed') return this.end(end);
    // The last device that rang is cut off: it may come back and register again.
    const gone: PartyEnd = { reason: 'unreachable', ...SIGNALLING_ERRORS.temporarilyUnavailable };
    this.nobodyLeft = setTimeout(() => this.end(gone), this.hub.resumeGraceMs);
  }

  private end(end: PartyEnd): void {
    if (this.isOver) return;
    this.close((leg) => leg.cancel());
    this.listener.ended(end);
  }

  private close(stop: (leg: IncomingLeg) => void, error?: SignallingError): void {
    this.isOver = true;
    clearTimeout(this.nobodyLeft);
    this.stopListening();
    for (const leg of this.ringingLegs) stop(leg);
    this.ringingLegs.clear();
    this.taken?.hangUp(error);
    this.audio.connect(undefined);
  }
}
