import { Listeners } from '../data/listeners';
import type { AudioChoice } from '../data/models/audio';
import type { VoiceCallEvent } from '../data/models/voice-events';
import {
  VoiceClient,
  type LineOptions,
  type PreflightEvent,
  type PreflightOptions,
  type PreflightRun,
  type Unlisten,
  type VoiceCall,
  type VoiceClientEvent,
} from '../data/voice-client';

/** A call whose network side the test plays by `tell`. */
export class FakeVoiceCall implements VoiceCall {
  private static count = 0;
  readonly id = `fake-${++FakeVoiceCall.count}`;
  readonly remoteName?: string;
  readonly parentSid?: string;
  /** What was asked of the carrier, in order. */
  readonly commands: string[] = [];
  private readonly listeners = new Listeners<VoiceCallEvent>();

  constructor(
    readonly direction: 'outgoing' | 'incoming',
    readonly remote: string,
    name?: string,
    parentSid?: string,
  ) {
    if (parentSid !== undefined) this.parentSid = parentSid;
    if (name !== undefined) this.remoteName = name;
  }

  tell(event: VoiceCallEvent): void {
    this.listeners.tell(event);
  }

  /** What the line calls it, once it has told. */
  sid: string | undefined;

  callSid(): string | undefined {
    return this.sid;
  }

  listen(listener: (event: VoiceCallEvent) => void): Unlisten {
    return this.listeners.add(listener);
  }

  accept(): void {
    this.commands.push('accept');
  }

  reject(): void {
    this.commands.push('reject');
    this.tell({ type: 'ended', reason: 'rejected-here' });
  }

  hangUp(): void {
    this.commands.push('hang up');
    this.tell({ type: 'ended', reason: 'hung-up-here' });
  }

  mute(muted: boolean): void {
    this.commands.push(muted ? 'mute' : 'unmute');
    this.tell({ type: 'muted', muted });
  }

  sendDigits(digits: string): void {
    this.commands.push(`digits ${digits}`);
  }
}

/** A line whose network side the test plays. */
export class FakeVoiceClient extends VoiceClient {
  /** Tokens handed over, with how. */
  readonly tokens: string[] = [];
  readonly calls: FakeVoiceCall[] = [];
  options: LineOptions | undefined;
  isOpen = false;
  /** Resolves when the call is over that goes on: a line that retires does not cut it. */
  lastCallOver: Promise<void> | undefined;
  audio: AudioChoice | undefined;
  /** Thrown by the next `connect` or `call`. */
  failure: Error | undefined;
  preflightListener: ((event: PreflightEvent) => void) | undefined;
  preflightOptions: PreflightOptions | undefined;
  private readonly listeners = new Listeners<VoiceClientEvent>();

  tell(event: VoiceClientEvent): void {
    this.listeners.tell(event);
  }

  ring(from: string, name?: string, parentSid?: string): FakeVoiceCall {
    const call = new FakeVoiceCall('incoming', from, name, parentSid);
    this.tell({ type: 'incoming', call });
    return call;
  }

  listen(listener: (event: VoiceClientEvent) => void): Unlisten {
    return this.listeners.add(listener);
  }

  connect(token: string, options: LineOptions): Promise<void> {
    this.tokens.push(`connect ${token}`);
    this.options = options;
    if (this.failure) return Promise.reject(this.failure);
    this.isOpen = true;
    return Promise.resolve();
  }

  updateToken(token: string): void {
    this.tokens.push(`update ${token}`);
  }

  wake(): void {
    this.tokens.push('wake');
  }

  retire(): Promise<void> {
    const close = (): void => void (this.isOpen = false);
    if (this.lastCallOver) return this.lastCallOver.then(close);
    close();
    return Promise.resolve();
  }

  disconnect(): void {
    this.isOpen = false;
  }

  call(number: string): Promise<VoiceCall> {
    if (this.failure) return Promise.reject(this.failure);
    const call = new FakeVoiceCall('outgoing', number);
    this.calls.push(call);
    return Promise.resolve(call);
  }

  useAudio(choice: AudioChoice): Promise<void> {
    this.audio = choice;
    return Promise.resolve();
  }

  preflight(options: PreflightOptions, listener: (event: PreflightEvent) => void): PreflightRun {
    this.preflightOptions = options;
    this.preflightListener = listener;
    return { stop: () => (this.preflightListener = undefined) };
  }
}
