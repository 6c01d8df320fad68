import { randomUUID } from 'node:crypto';
import type { CallEngine } from '../calls/party';
import type { Inspector } from '../control/inspector-events';
import type { RtpEndpointFactory } from '../media/rtp-endpoint';
import { type AccessToken, verifyAccessToken } from './access-token';
import type { AccountDirectory } from './account-directory';
import type { ClientLeg } from './client-leg';
import type { ClientFrame, ServerFrames } from './frames';
import { IncomingLeg } from './incoming-leg';
import { OutgoingLeg } from './outgoing-leg';
import type { Owner, SessionHub } from './session-hub';
import { SIGNALLING_ERRORS, type SignallingError } from './signalling-error';
import type { SignallingSocket } from './signalling-socket';

/** A message that a device sent with `call.sendMessage()`. */
export interface UserMessage {
  accountSid: string;
  identity: string;
  callSid: string;
  content: unknown;
  contentType: string;
  messageType: string;
}

/** What all sessions share. */
export interface SessionContext {
  accounts: AccountDirectory;
  endpoints: RtpEndpointFactory;
  hub: SessionHub;
  inspector: Inspector;
  engine(): CallEngine;
  onUserMessage(message: UserMessage): void;
}

/**
 * One Voice SDK device on its socket: its token, whether it can be rung, and its calls. A device that reconnects gets a
 * new session. A bad token never closes the socket: the SDK would come back five times a second, and
 * `device.updateToken()` mends it on the same socket.
 */
export class ClientSession {
  readonly id = randomUUID();
  readonly legs = new Set<ClientLeg>();
  isRegistered = false;
  private token: AccessToken | undefined;
  private expiry: NodeJS.Timeout | undefined;
  private reconnectTimeoutSec = 0;

  constructor(
    private readonly socket: SignallingSocket,
    private readonly context: SessionContext,
  ) {
    context.hub.add(this);
    socket.listener = { frame: (frame) => this.handle(frame), closed: () => this.closed() };
  }

  get owner(): Owner {
    return { accountSid: this.token?.accountSid ?? '', identity: this.token?.identity ?? '' };
  }

  get reconnectToken(): string {
    return this.context.hub.reconnectToken(this.owner);
  }

  get tokenExpiresAtMs(): number | undefined {
    return this.token?.expiresAtMs;
  }

  get frames(): { in: number; out: number } {
    return { in: this.socket.framesIn, out: this.socket.framesOut };
  }

  send<T extends keyof ServerFrames>(type: T, payload: ServerFrames[T]): void {
    this.socket.send(type, payload);
  }

  /** Cuts its socket, as a lost network does. */
  drop(): void {
    this.socket.drop();
  }

  private handle(frame: ClientFrame): void {
    switch (frame.type) {
      case 'listen':
        this.reconnectTimeoutSec = frame.reconnectTimeoutSec;
        return this.listen(frame.token);
      case 'register':
        return frame.audio ? this.register() : this.unregister();
      case 'invite':
        return this.invite(frame);
      case 'message':
        return this.message(frame);
      default:
        return this.handleInCall(frame);
    }
  }

  private handleInCall(
    frame: Extract<ClientFrame, { type: 'answer' | 'reinvite' | 'hangup' | 'reject' | 'dtmf' }>,
  ): void {
    const leg = [...this.legs].find((one) => one.isNamed(frame.callsid));
    if (!leg) {
      // Crossed with our own `hangup` or `cancel`, but a person who accepts must not stay in a dead call.
      if (frame.type === 'answer') this.hangUp(frame.callsid, SIGNALLING_ERRORS.connectionError);
      return;
    }
    if (frame.type === 'hangup') leg.hungUpByDevice(frame.message);
    else if (frame.type === 'dtmf') leg.keysFromDevice(frame.dtmf);
    else if (frame.type === 'reinvite') leg.reinvite(frame.sdp);
    else if (leg instanceof IncomingLeg) {
      if (frame.type === 'answer') leg.acceptedByDevice(frame.sdp);
      else leg.rejectedByDevice();
    }
  }

  private listen(jwt: string): void {
    const verdict = verifyAccessToken(jwt, this.context.accounts, Date.now());
    if (verdict.error) return this.refuse(verdict.error);
    const before = this.owner;
    this.token = verdict.token;
    const { accountSid, identity, expiresAtMs } = verdict.token;
    if (before.accountSid !== accountSid || before.identity !== identity) this.isRegistered = false;
    clearTimeout(this.expiry);
    this.expiry = setTimeout(() => this.expire(), expiresAtMs - Date.now());
    this.send('connected', {
      region: 'US_EAST_VIRGINIA',
      edge: 'ashburn',
      home: 'us1',
      gateway: 'emulator',
      token: { identity, ttl: Math.floor((expiresAtMs - Date.now()) / 1000) },
    });
  }

  /** Calls go on; the device cannot be rung nor call until it brings a new token. */
  private expire(): void {
    this.isRegistered = false;
    this.refuse(SIGNALLING_ERRORS.tokenExpired);
    // The SDK registers again on the next `connected` if it was told that it is offline.
    this.send('offline', {});
  }

  private register(): void {
    if (!this.isTokenInForce())
      return this.refuse(this.token ? SIGNALLING_ERRORS.tokenExpired : SIGNALLING_ERRORS.tokenInvalid);
    if (!this.token?.incomingAllowed) {
      return this.refuse({
        ...SIGNALLING_ERRORS.notAuthorized,
        message: 'The access token does not allow incoming calls: set incomingAllow in its Voice grant.',
      });
    }
    const isNew = !this.isRegistered;
    this.isRegistered = true;
    this.send('ready', {});
    if (isNew) this.context.hub.becameRegistered(this);
  }

  private unregister(): void {
    this.isRegistered = false;
    this.send('offline', {});
  }

  private invite(frame: Extract<ClientFrame, { type: 'invite' }>): void {
    if (!this.token) return this.hangUp(frame.callsid, SIGNALLING_ERRORS.tokenInvalid);
    if (frame.reconnect !== undefined) return this.resume(frame.callsid, frame.sdp, frame.reconnect);
    if (!this.isTokenInForce()) return this.hangUp(frame.callsid, SIGNALLING_ERRORS.tokenExpired);
    const { accountSid, outgoingApplicationSid, outgoingParameters } = this.token;
    if (outgoingApplicationSid === undefined) {
      return this.hangUp(frame.callsid, {
        ...SIGNALLING_ERRORS.notAuthorized,
        message:
          'The access token does not allow outgoing calls: set outgoingApplicationSid in its Voice grant.',
      });
    }
    const party = new OutgoingLeg(this, this.context.endpoints, frame.callsid, frame.sdp);
    try {
      this.context.engine().begin({
        party,
        accountSid,
        from: party.address,
        to: '',
        applicationSid: outgoingApplicationSid,
        // What the server signed into the token cannot be overridden by the page.
        parameters: { ...frame.params, ...outgoingParameters },
      });
    } catch (error) {
      party.hangUp(SIGNALLING_ERRORS.unknown);
      this.report({ ...SIGNALLING_ERRORS.unknown, message: `The call engine failed: ${String(error)}` });
    }
  }

  private resume(callSid: string, sdp: string, reconnectToken: string): void {
    const leg =
      reconnectToken === this.reconnectToken ? this.context.hub.findLeg(this.owner, callSid) : undefined;
    if (leg) leg.resume(this, sdp);
    else this.hangUp(callSid, SIGNALLING_ERRORS.connectionError);
  }

  private message(frame: Extract<ClientFrame, { type: 'message' }>): void {
    const { callsid, voiceeventsid, content, contenttype, messagetype } = frame;
    if (![...this.legs].some((leg) => leg.isNamed(callsid))) {
      return this.send('error', { callsid, voiceeventsid, error: SIGNALLING_ERRORS.connectionError });
    }
    this.send('ack', { acktype: 'message', callsid, voiceeventsid });
    this.context.onUserMessage({
      ...this.owner,
      callSid: callsid,
      content,
      contentType: contenttype,
      messageType: messagetype,
    });
  }

  private isTokenInForce(): boolean {
    return this.token !== undefined && this.token.expiresAtMs > Date.now();
  }

  private refuse(error: SignallingError): void {
    this.report(error);
    this.send('error', { error });
  }

  private hangUp(callsid: string, error: SignallingError): void {
    this.report(error);
    this.send('hangup', { callsid, error });
  }

  private report({ code, message }: SignallingError): void {
    const who = this.token ? `client:${this.token.identity}` : 'A device without a valid token';
    this.context.inspector.report({ type: 'notice', level: 'warning', code, message: `${who}: ${message}` });
  }

  private closed(): void {
    clearTimeout(this.expiry);
    this.isRegistered = false;
    this.context.hub.remove(this);
    const graceMs =
      this.reconnectTimeoutSec > 0 ? this.reconnectTimeoutSec * 1000 : this.context.hub.resumeGraceMs;
    for (const leg of [...this.legs]) {
      leg.socketClosed(graceMs);
      if (leg.canBeResumed) this.context.hub.setAdrift(leg);
    }
    this.legs.clear();
  }
}
