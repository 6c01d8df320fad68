import { DigitQueue } from './digit-queue';
import { Listeners } from './listeners';
import { qualityWarning } from './quality-warnings';
import { LocalFaultCode, type EndReason, type VoiceCallEvent, type VoiceFault } from './models/voice-events';
import { toFault, type Unlisten, type VoiceCall } from './voice-client';

/** What this file needs of the SDK's Call, by shape, so that only one file imports the SDK. */
export interface SdkCall {
  readonly parameters: Record<string, string>;
  readonly customParameters: Map<string, string>;
  readonly callerInfo: { isVerified: boolean } | null;
  /** There once the network lets the SDK take the call up again after a dropped socket. */
  readonly connectToken?: string | undefined;
  accept(options?: { rtcConstraints?: MediaStreamConstraints }): void;
  reject(): void;
  disconnect(): void;
  mute(muted: boolean): void;
  sendDigits(digits: string): void;
  status(): string;
  on(event: SdkCallMoment, listener: () => void): unknown;
  on(event: 'mute', listener: (muted: boolean) => void): unknown;
  on(event: 'volume', listener: (input: number, output: number) => void): unknown;
  on(event: 'warning' | 'warning-cleared', listener: (name: string) => void): unknown;
  on(event: 'error', listener: (error: unknown) => void): unknown;
}

type SdkCallMoment =
  | 'ringing'
  | 'accept'
  | 'reconnecting'
  | 'reconnected'
  | 'cancel'
  | 'reject'
  | 'disconnect'
  | 'transportClose';

interface TwilioCallStart {
  direction: 'outgoing' | 'incoming';
  /** Dialled number; an incoming call tells its own. */
  remote?: string;
  constraints: () => MediaStreamConstraints;
}

/**
 * How a call that was not answered is refused: 31486 and 31600 busy; 31404 no such number, 31480 not available, 31603 what our
 * own flow answers when the dial has failed. Source: https://www.twilio.com/docs/api/errors
 */
const BUSY: readonly number[] = [31486, 31600];
const UNREACHABLE: readonly number[] = [31404, 31480, 31603];

/** Twilio's "Signaling connection disconnected". */
const CONNECTION_DROPPED = 53001;

let counter = 0;

/** Translates one SDK call into the port's events, with one `ended` whatever order the SDK tells things in. */
export class TwilioCall implements VoiceCall {
  readonly id = `call-${++counter}`;
  readonly direction: 'outgoing' | 'incoming';
  readonly remote: string;
  readonly remoteName?: string;
  readonly parentSid?: string;
  readonly asked?: string;
  readonly verified?: boolean;

  private readonly listeners = new Listeners<VoiceCallEvent>();
  private readonly digits = new DigitQueue((digits) => {
    if (!this.isOver) this.sdk.sendDigits(digits);
  });
  private wasAccepted = false;
  private accepting = false;
  private endedHere = false;
  private isOver = false;
  private fault: VoiceFault | undefined;

  constructor(
    readonly sdk: SdkCall,
    private readonly start: TwilioCallStart,
  ) {
    this.direction = start.direction;
    this.remote = start.remote ?? withoutScheme(sdk.parameters['From'] ?? '');
    const name = sdk.customParameters.get('callerName');
    if (start.direction === 'incoming' && name) this.remoteName = name;
    const parentSid = sdk.customParameters.get('parentCallSid');
    if (start.direction === 'incoming' && parentSid) this.parentSid = parentSid;
    const asked = sdk.customParameters.get('summary');
    if (start.direction === 'incoming' && asked) this.asked = asked;
    if (sdk.callerInfo) this.verified = sdk.callerInfo.isVerified;
    this.follow();
  }

  callSid(): string | undefined {
    const sid = this.sdk.parameters['CallSid'];
    return sid?.startsWith('CA') ? sid : undefined;
  }

  listen(listener: (event: VoiceCallEvent) => void): Unlisten {
    return this.listeners.add(listener);
  }

  accept(): void {
    if (this.direction === 'outgoing' || this.accepting || this.isOver) return;
    this.accepting = true;
    this.sdk.accept({ rtcConstraints: this.start.constraints() });
  }

  reject(): void {
    if (!this.isOver) this.sdk.reject();
  }

  hangUp(): void {
    if (this.isOver) return;
    this.endedHere = true;
    this.sdk.disconnect();
  }

  mute(muted: boolean): void {
    if (!this.isOver) this.sdk.mute(muted);
  }

  sendDigits(digits: string): void {
    this.digits.add(digits);
  }

  private follow(): void {
    const { sdk } = this;
    sdk.on('ringing', () => this.tell({ type: 'ringing' }));
    sdk.on('accept', () => {
      this.wasAccepted = true;
      this.tell({ type: 'accepted' });
    });
    sdk.on('mute', (muted: boolean) => this.tell({ type: 'muted', muted }));
    sdk.on('volume', (input: number, output: number) => this.tell({ type: 'volume', input, output }));
    sdk.on('reconnecting', () => this.onReconnecting());
    sdk.on('reconnected', () => this.tell({ type: 'reconnected' }));
    sdk.on('warning', (name: string) => this.onWarning('warning', name));
    sdk.on('warning-cleared', (name: string) => this.onWarning('warning-cleared', name));
    sdk.on('error', (error: unknown) => this.onError(error));
    sdk.on('cancel', () => this.end('missed'));
    sdk.on('reject', () => this.end('rejected-here'));
    sdk.on('disconnect', () => this.onDisconnect());
    sdk.on('transportClose', () => this.onTransportClose());
  }

  private tell(event: VoiceCallEvent): void {
    if (!this.isOver) this.listeners.tell(event);
  }

  /** A socket drop before the call is answered on either side is no "reconnecting" of a conversation. */
  private onReconnecting(): void {
    if (this.wasAccepted) this.tell({ type: 'reconnecting' });
  }

  private onWarning(type: 'warning' | 'warning-cleared', name: string): void {
    const warning = qualityWarning(name);
    if (warning) this.tell({ type, warning });
  }

  /** An error comes just before the disconnect when the network refuses, and just after it when the microphone does. */
  private onError(error: unknown): void {
    const fault = toFault(error);
    this.fault = fault;
    queueMicrotask(() => {
      if (this.isOver || this.sdk.status() === 'closed') return;
      if (!this.wasAccepted) return this.sdk.disconnect(); // Some set-up errors leave the SDK's call hanging half open.
      this.fault = undefined;
      this.tell({ type: 'fault', fault });
    });
  }

  private onDisconnect(): void {
    queueMicrotask(() => this.end(this.reasonOfDisconnect()));
  }

  private reasonOfDisconnect(): EndReason {
    if (this.endedHere) return this.wasAccepted ? 'hung-up-here' : 'cancelled-here';
    if (this.direction === 'outgoing' && !this.wasAccepted) {
      const { code = 0 } = this.fault ?? {};
      if (BUSY.includes(code)) return 'busy';
      if (UNREACHABLE.includes(code)) return 'unreachable';
    }
    if (this.fault) return 'failed';
    if (this.wasAccepted) return 'hung-up-there';
    return this.direction === 'outgoing' ? 'unanswered' : 'missed';
  }

  /** A call without a token does not survive a dropped socket: the SDK forgets it without telling that it is over. */
  private onTransportClose(): void {
    if (this.direction === 'incoming' && !this.accepting) {
      this.fault = {
        code: LocalFaultCode.ringingLost,
        message: 'The connection dropped while the call was ringing.',
      };
      return this.end('missed');
    }
    if (this.sdk.connectToken !== undefined) return;
    this.fault = {
      code: CONNECTION_DROPPED,
      message: 'The connection dropped before the call was answered.',
    };
    // Now, while the SDK still knows the call: it lets go of the microphone and can dial again.
    this.sdk.disconnect();
  }

  private end(reason: EndReason): void {
    if (this.isOver) return;
    const withFault = reason === 'failed' || reason === 'missed' ? this.fault : undefined;
    this.listeners.tell({ type: 'ended', reason, ...(withFault === undefined ? {} : { fault: withFault }) });
    this.isOver = true;
    this.listeners.clear();
  }
}

function withoutScheme(address: string): string {
  return address.replace(/^(client|sip):/, '');
}
