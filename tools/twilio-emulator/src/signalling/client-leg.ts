import { randomBytes } from 'node:crypto';
import { parseDigits } from '../media/dtmf';
import type { RtpEndpoint, RtpEndpointFactory } from '../media/rtp-endpoint';
import { sdpIdentity } from '../media/sdp';
import { SwitchedEndpoint } from '../media/switched-endpoint';
import type { PartyEnd, PartyListener } from '../calls/party';
import type { ClientSession } from './client-session';
import { SIGNALLING_ERRORS, type SignallingError } from './signalling-error';

const NOBODY: PartyListener = {
  answered: () => undefined,
  mediaConnected: () => undefined,
  digit: () => undefined,
  ended: () => undefined,
};

/**
 * One call of one Voice SDK device: its signalling and its audio. It outlives its socket: after a drop the device has
 * some seconds to come back and resume ({@link resume}) while the audio goes on.
 */
export abstract class ClientLeg {
  readonly kind = 'client';
  readonly address: string;
  readonly audio = new SwitchedEndpoint();
  readonly accountSid: string;
  readonly identity: string;
  listener: PartyListener = NOBODY;
  /** `CA…`, once the engine gave it. */
  abstract readonly callSid: string | undefined;
  protected session: ClientSession | undefined;
  protected isOver = false;
  private endpoint: RtpEndpoint | undefined;
  private mediaTold = false;
  private grace: NodeJS.Timeout | undefined;

  protected constructor(
    session: ClientSession,
    private readonly endpoints: RtpEndpointFactory,
  ) {
    this.session = session;
    this.accountSid = session.owner.accountSid;
    this.identity = session.owner.identity;
    this.address = `client:${this.identity}`;
    session.legs.add(this);
  }

  /** It lives, and its device may come back to it. */
  get canBeResumed(): boolean {
    return this.isResumable && !this.isOver;
  }

  /** Whether frames with this call SID, real or temporary, are meant for it. */
  abstract isNamed(callSid: string): boolean;

  /** Whether the device knows how to resume it after its socket was cut. */
  protected abstract readonly isResumable: boolean;

  /** The name that the device knows the call by. */
  protected abstract readonly nameForDevice: string;

  /** Ends the call for the device. The listener is not told: who calls this knows. */
  hangUp(error?: SignallingError): void {
    if (this.isOver) return;
    this.session?.send('hangup', { callsid: this.nameForDevice, ...(error ? { error } : {}) });
    this.close();
  }

  /** Media that the device may send and hear from now on. */
  protected newEndpoint(): RtpEndpoint {
    this.endpoint?.close();
    const endpoint = this.endpoints.create();
    this.endpoint = endpoint;
    this.audio.connect(endpoint);
    endpoint.on('digit', (digit) => this.listener.digit(digit));
    endpoint.on('failed', (reason) => this.fail(reason));
    endpoint.on('mediaConnected', () => {
      if (!this.mediaTold) this.listener.mediaConnected();
      this.mediaTold = true;
    });
    return endpoint;
  }

  protected get media(): RtpEndpoint | undefined {
    return this.endpoint;
  }

  /** The device asks for an ICE restart. */
  reinvite(sdp: string): void {
    void this.answerAnew(sdp);
  }

  /** The device is back on another socket, or repeats itself after a new token; its audio may have changed. */
  resume(session: ClientSession, sdp: string): void {
    clearTimeout(this.grace);
    this.session?.legs.delete(this);
    this.session = session;
    session.legs.add(this);
    const before = this.endpoint?.remoteIdentity;
    const now = sdpIdentity(sdp);
    const isSame = before?.iceUfrag === now.iceUfrag && before?.fingerprint === now.fingerprint;
    if (isSame) this.sendAnswer();
    else void this.answerAnew(sdp);
  }

  /** The device left; with a message where its media failed. */
  hungUpByDevice(message?: string): void {
    if (message === undefined) this.end({ reason: 'hung-up' });
    else this.end({ reason: 'failed', code: SIGNALLING_ERRORS.mediaFailed.code, message });
  }

  /** Gives the device a message (`call.on('messageReceived')`); false where it is not connected. */
  sendUserMessage(content: unknown, contentType: string, messageType: string): boolean {
    const callsid = this.callSid;
    if (this.isOver || !this.session || callsid === undefined) return false;
    this.session.send('message', {
      callsid,
      content,
      contenttype: contentType,
      messagetype: messageType,
      voiceeventsid: `KX${randomBytes(16).toString('hex')}`,
    });
    return true;
  }

  /** Keys that the device sent by signalling (only where keypad tones in RTP were not negotiated). */
  keysFromDevice(digits: string): void {
    for (const step of parseDigits(digits)) if ('key' in step) this.listener.digit(step.key);
  }

  /** The session is gone: resumable calls wait for the device to come back. */
  socketClosed(graceMs: number): void {
    this.session = undefined;
    if (this.isOver) return;
    if (!this.isResumable)
      return this.end({ reason: 'hung-up', ...SIGNALLING_ERRORS.temporarilyUnavailable });
    this.grace = setTimeout(
      () => this.end({ reason: 'hung-up', ...SIGNALLING_ERRORS.temporarilyUnavailable }),
      graceMs,
    );
  }

  /** Sends `answer` with all that the device may need of it. */
  protected sendAnswer(sdp?: string): void {
    const callsid = this.callSid;
    if (callsid === undefined || !this.session) return;
    this.session.send('answer', { callsid, reconnect: this.session.reconnectToken, ...(sdp ? { sdp } : {}) });
  }

  /** Set-up failed: the device and the engine are told. */
  protected fail(reason: string): void {
    if (this.isOver) return;
    const error = { ...SIGNALLING_ERRORS.mediaFailed, message: reason };
    this.hangUp(error);
    this.listener.ended({ reason: 'failed', ...error });
  }

  protected end(end: PartyEnd): void {
    if (this.isOver) return;
    this.close();
    this.listener.ended(end);
  }

  protected close(): void {
    this.isOver = true;
    clearTimeout(this.grace);
    this.session?.legs.delete(this);
    this.endpoint?.close();
    this.audio.connect(undefined);
  }

  private async answerAnew(sdp: string): Promise<void> {
    try {
      const isSameConnection = this.endpoint?.remoteIdentity.fingerprint === sdpIdentity(sdp).fingerprint;
      const endpoint = isSameConnection && this.endpoint ? this.endpoint : this.newEndpoint();
      const answer = isSameConnection ? await endpoint.restart(sdp) : await endpoint.answerTo(sdp);
      if (this.isOver) return;
      this.sendAnswer(answer);
      endpoint.expectMedia();
    } catch (error) {
      this.fail(`The new session description cannot be used: ${String(error)}`);
    }
  }
}
