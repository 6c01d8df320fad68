import { Matches } from 'class-validator';
import { CallEvent } from './call-event';
import { type EventChoice, eventChoice } from './event-source';
import { FromParam } from './from-param';
import { firstValue } from './params';

const CLIENT_PREFIX = 'client:';

/** Somebody calls one of our numbers. */
export class IncomingCall extends CallEvent {
  readonly kind = 'incoming-call';

  /** The number that forwarded the call, where the carrier tells. */
  @FromParam('ForwardedFrom')
  readonly forwardedFrom?: string;

  /** Caller's name, where the number has caller-name lookup. */
  @FromParam('CallerName')
  readonly callerName?: string;

  /** Result of the carrier's check of the caller id, such as `TN-Validation-Passed-A`. */
  @FromParam('StirVerstat')
  readonly stirVerstat?: string;
}

/** A browser (or app) dials; `to` is what it asked for, and only a wish. */
export class OutgoingCall extends CallEvent {
  readonly kind = 'outgoing-call';

  @Matches(/^client:.+/, { message: 'must be client: and an identity' })
  override readonly from!: string;

  /** Who dials: the identity of its access token, vouched for by Twilio. */
  get identity(): string {
    return this.from.slice(CLIENT_PREFIX.length);
  }
}

/** The start of a call, whoever began it: `From=client:…` is a browser that dials. */
export const CallStarted: EventChoice<IncomingCall | OutgoingCall> = eventChoice<IncomingCall | OutgoingCall>(
  'CallStarted',
  [IncomingCall, OutgoingCall],
  (params) => (firstValue(params, 'From')?.startsWith(CLIENT_PREFIX) ? OutgoingCall : IncomingCall),
);
export type CallStarted = IncomingCall | OutgoingCall;
