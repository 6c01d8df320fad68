import { computed, signal } from '@angular/core';
import { newCallState, nextCallState, type CallState, type CallStep } from './models/call-state';
import type { CallTaker } from './models/call-taker';
import type { Unlisten, VoiceCall } from './voice-client';

/** A call with its state as signals: what stores and components hold instead of the carrier's call. */
export class TrackedCall {
  readonly id: string;
  readonly direction: 'outgoing' | 'incoming';
  readonly remote: string;
  readonly remoteName?: string;
  readonly parentSid?: string;
  readonly asked?: string;
  readonly verified?: boolean;

  private readonly current;
  readonly state;
  readonly phase;
  private readonly loudness = signal({ input: 0, output: 0 });
  /** Loudness of the microphone and of the far end, 0 to 1. */
  readonly volume = this.loudness.asReadonly();
  /** Who took the call that stopped ringing here; `asking` while that is not known. */
  readonly taker = signal<CallTaker | 'asking' | undefined>(undefined);
  /** The other side hears music, and nobody here. */
  readonly held = signal(false);
  private readonly unlisten: Unlisten;

  constructor(
    private readonly call: VoiceCall,
    onEnd: (call: TrackedCall) => void,
    private readonly now: () => number = Date.now,
  ) {
    this.id = call.id;
    this.direction = call.direction;
    this.remote = call.remote;
    if (call.remoteName !== undefined) this.remoteName = call.remoteName;
    if (call.parentSid !== undefined) this.parentSid = call.parentSid;
    if (call.asked !== undefined) this.asked = call.asked;
    if (call.verified !== undefined) this.verified = call.verified;
    this.current = signal<CallState>(newCallState(call.direction, now()));
    this.state = this.current.asReadonly();
    this.phase = computed(() => this.current().phase);
    this.unlisten = call.listen((event) => {
      if (event.type === 'volume') return this.loudness.set({ input: event.input, output: event.output });
      this.step(event);
      if (event.type !== 'ended') return;
      this.loudness.set({ input: 0, output: 0 });
      this.unlisten();
      onEnd(this);
    });
  }

  callSid(): string | undefined {
    return this.call.callSid();
  }

  answer(): void {
    this.step({ type: 'answering' });
    this.call.accept();
  }

  reject(): void {
    this.call.reject();
  }

  hangUp(): void {
    this.call.hangUp();
  }

  toggleMute(): void {
    const { phase, muted } = this.current();
    if (phase === 'live' || phase === 'reconnecting') this.call.mute(!muted);
  }

  /** Sends tones while the call is live; other characters than keypad keys are left out. */
  sendDigits(text: string): void {
    const digits = text.replace(/[^0-9*#]/g, '');
    if (digits === '' || this.current().phase !== 'live') return;
    this.call.sendDigits(digits);
    this.step({ type: 'digits', digits });
  }

  private step(step: CallStep): void {
    this.current.update((state) => nextCallState(state, step, this.now()));
  }
}
