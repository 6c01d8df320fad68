import { Injectable, computed, effect, inject, signal, untracked } from '@angular/core';
import { isHiddenCaller } from '@centralita/shared-types/rules';
import { AudioDevices } from './audio-devices';
import { DialEntry } from './dial-entry';
import { KeptCalls } from './kept-calls';
import { LineStore } from './line-store';
import type { PhonePhase } from './models/call-state';
import type { LineState } from './models/line-state';
import type { Trouble } from './models/trouble';
import type { EndReason } from './models/voice-events';
import { PhoneNumbers } from './phone-numbers';
import { TabElection } from './tab-election';
import { TrackedCall } from './tracked-call';
import { VoiceClient, toFault, type VoiceCall } from './voice-client';
import { explain } from './voice-errors';

/** A call that ended as expected leaves the screen by itself; one that needs explaining stays. */
const PLAIN_END_MS = 4_000;
const STAYS: readonly (EndReason | undefined)[] = ['missed', 'busy', 'unreachable'];

/** The phone: at most one call, and one more that waits. Everything the pages and the shell need of it. */
@Injectable({ providedIn: 'root' })
export class PhoneStore {
  private readonly client = inject(VoiceClient);
  private readonly election = inject(TabElection);
  private readonly numbers = inject(PhoneNumbers);
  private readonly devices = inject(AudioDevices);
  private readonly field = inject(DialEntry);
  private readonly kept = inject(KeptCalls);
  readonly line = inject(LineStore);
  readonly recents = this.kept.recents;

  private readonly currentCall = signal<TrackedCall | undefined>(undefined);
  /** The call on the screen: ringing, live, or just ended. */
  readonly call = this.currentCall.asReadonly();
  private readonly waitingCalls = signal<readonly TrackedCall[]>([]);
  /** A second incoming call, while the first is going on. */
  readonly waiting = computed(() => this.waitingCalls()[0]);

  /** The incoming call that wants an answer now. */
  readonly ringing = computed(() => {
    const call = this.currentCall();
    return call?.phase() === 'incoming' ? call : this.waiting();
  });

  /** True while that call has to wait for another. */
  readonly isKnocking = computed(() => this.waiting() !== undefined && this.ringing() === this.waiting());
  /** A call that knocked while another went on, for which the line does not play its ring later either. */
  private readonly unrung = signal<TrackedCall | undefined>(undefined);
  /** True while the current call wants an answer and nobody but this page can let it be heard. */
  readonly ringsUnheard = computed(() => {
    const call = this.currentCall();
    return call !== undefined && call === this.unrung() && call.phase() === 'incoming';
  });

  /** What stands in the number field, as it was typed. */
  readonly entry = this.field.text;

  private readonly isDialling = signal<string | undefined>(undefined);
  /** The number that is being dialled before the network has given it a call. */
  readonly dialling = this.isDialling.asReadonly();
  private readonly currentTrouble = signal<Trouble | undefined>(undefined);
  /** What went wrong with the last call, in words. */
  readonly trouble = this.currentTrouble.asReadonly();

  readonly phase = computed<PhonePhase>(() => {
    const phase = this.currentCall()?.phase();
    if (phase === undefined) return this.isDialling() === undefined ? 'idle' : 'calling';
    if (phase !== 'answering' && phase !== 'live') return phase;
    // A line that is away is a call that is away, whichever of the two notices first.
    return this.line.isLost() ? 'reconnecting' : 'live';
  });
  /** The line's state, the same as that of a call which goes on, and as the page's header says. */
  readonly lineKind = computed<LineState['kind'] | 'offline'>(() => {
    const { kind } = this.line.state();
    if (this.line.isOffline() && kind !== 'unset' && kind !== 'elsewhere') return 'offline';
    return this.phase() === 'reconnecting' ? 'reconnecting' : kind;
  });
  /** True from the first ring to the last word. */
  readonly inCall = computed(() => this.phase() !== 'idle' && this.phase() !== 'ended');
  /** A number is on its way to the server's dial policy. */
  private isChecking = false;

  private dismissal: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    this.client.listen((event) => {
      if (event.type === 'incoming') this.onIncoming(event.call);
    });
    effect(() => {
      const choice = this.devices.choice();
      void this.client
        .useAudio(choice)
        .catch((error: unknown) => this.currentTrouble.set(explain(toFault(error))));
    });
    effect(() => {
      const remote = this.currentCall()?.remote;
      this.election.announce({ phase: this.phase(), ...(remote === undefined ? {} : { remote }) });
    });
  }

  /** Dials what stands in the field, or says there why not. */
  async dialEntry(): Promise<void> {
    if (this.inCall() || this.isChecking) return;
    this.isChecking = true;
    try {
      const address = await this.field.confirm();
      if (address !== undefined) await this.place(address);
    } finally {
      this.isChecking = false;
    }
  }

  /** Dials a number, with an extension or without, or says in the field why not. */
  dial(address: string): Promise<void> {
    if (this.inCall()) return Promise.resolve();
    this.clear();
    this.entry.set(address);
    return this.dialEntry();
  }

  private async place(address: string): Promise<void> {
    if (this.inCall() || !this.line.isReady()) return;
    this.clear();
    this.isDialling.set(address);
    try {
      const call = this.track(await this.client.call(address));
      // Hung up before the network had given it a call.
      if (untracked(this.isDialling) === undefined) return call.hangUp();
      this.currentCall.set(call);
      this.entry.set('');
    } catch (error) {
      this.currentTrouble.set(explain(toFault(error)));
    } finally {
      this.isDialling.set(undefined);
    }
  }

  /** Puts a number into the field without dialling it: `tel:` links and pasted numbers are for a person to confirm. */
  prepare(number: string): void {
    if (this.inCall()) return;
    this.clear();
    if (isHiddenCaller(number)) {
      this.entry.set('');
      return this.field.say({ key: 'hidden-caller' });
    }
    void this.field.take(number);
  }

  /** *Call* or Enter: dials, brings the last number back where none stands there, or says what is missing. */
  confirm(): void {
    const last = this.recents.lastDialled();
    if (this.entry() === '' && last !== undefined) this.prepare(last);
    else void this.dialEntry();
  }

  /** Takes the number out of what was pasted, or says that there is none. */
  paste(text: string): void {
    const number = this.field.find(text);
    if (this.inCall()) return this.press(number ?? text);
    if (number !== undefined) return this.prepare(number);
    this.clear();
    this.field.say({ key: 'no-number-pasted' });
  }

  /** Name or number of the other side, as it is shown. */
  nameOf(call: TrackedCall): string {
    return call.remoteName ?? this.numbers.format(call.remote);
  }

  /** Whether there is somebody to call back: a caller who hides the number cannot be. */
  canCallBack(address: string): boolean {
    return !isHiddenCaller(address);
  }

  /** What to dial for an address: identities of our own browsers are their number without the plus sign. */
  addressToDial(address: string): string {
    return /^[1-9]\d{6,14}$/.test(address) ? `+${address}` : address;
  }

  answer(): void {
    const call = this.currentCall();
    if (call?.phase() === 'incoming') call.answer();
  }

  reject(): void {
    const call = this.currentCall();
    if (call?.phase() === 'incoming') call.reject();
  }

  hangUp(): void {
    const call = this.currentCall();
    if (call?.phase() === 'incoming') return call.reject();
    if (call) return call.hangUp();
    this.isDialling.set(undefined);
  }

  /** Ends the call that is going on and answers the one that waits. */
  endAndAnswer(): void {
    const next = this.waiting();
    if (!next) return;
    const call = this.currentCall();
    this.waitingCalls.update((calls) => calls.filter((each) => each !== next));
    this.currentCall.set(next);
    // An incoming call that still rings is declined, not hung up.
    if (call?.phase() === 'incoming') call.reject();
    else call?.hangUp();
    next.answer();
  }

  rejectWaiting(): void {
    this.waiting()?.reject();
  }

  toggleMute(): void {
    this.currentCall()?.toggleMute();
  }

  /** A key of the keypad: a tone in a call, a digit of the number otherwise. */
  press(keys: string): void {
    const call = this.currentCall();
    if (call && this.inCall()) return call.sendDigits(keys);
    if (this.phase() === 'ended') this.clear();
    this.entry.update((entry) => entry + keys);
  }

  /** Leaves the ended call, its trouble and its line notice. */
  dismiss(): void {
    if (!this.inCall()) this.clear();
  }

  private onIncoming(voiceCall: VoiceCall): void {
    const call = this.track(voiceCall);
    if (this.inCall()) return this.waitingCalls.update((calls) => [...calls, call]);
    this.clear();
    this.currentCall.set(call);
  }

  private track(call: VoiceCall): TrackedCall {
    const owner = untracked(this.recents.owner);
    return new TrackedCall(call, (ended) => {
      void this.kept.keep(ended, owner).then(() => this.leaveIfTaken(ended));
      this.onEnded(ended);
    });
  }

  /** A call that a colleague took leaves the screen by itself: nobody has to call back. */
  private leaveIfTaken(call: TrackedCall): void {
    if (call.taker() === undefined || untracked(this.currentCall) !== call) return;
    this.dismissal = setTimeout(() => this.dismiss(), PLAIN_END_MS);
  }

  private onEnded(call: TrackedCall): void {
    const isWaiting = this.waitingCalls().includes(call);
    if (isWaiting) return this.waitingCalls.update((calls) => calls.filter((each) => each !== call));
    if (call !== this.currentCall()) return;
    const next = this.waiting();
    if (next) {
      // The one that waited now rings in its place. Where this one only rang too, the line goes on ringing.
      const { reason } = call.state().end ?? {};
      const onlyRang = reason === 'missed' || reason === 'rejected-here';
      if (!onlyRang || call === this.unrung()) this.unrung.set(next);
      this.waitingCalls.update((calls) => calls.filter((each) => each !== next));
      return this.currentCall.set(next);
    }
    const { end } = call.state();
    if (end?.fault) this.currentTrouble.set(explain(end.fault));
    else if (!STAYS.includes(end?.reason)) this.dismissal = setTimeout(() => this.dismiss(), PLAIN_END_MS);
  }

  private clear(): void {
    clearTimeout(this.dismissal);
    this.currentTrouble.set(undefined);
    this.currentCall.set(undefined);
    this.isDialling.set(undefined);
  }
}
