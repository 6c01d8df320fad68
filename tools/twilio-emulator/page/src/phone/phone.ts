import type { EmulatorMessage, Refusal } from '../../../src/handset/protocol';
import { CallMedia } from '../audio/call-media';
import type { PhoneAudio } from '../audio/phone-audio';
import { MicrophoneError, type VoiceSourceKind } from '../audio/voice-source';
import { PhoneLine } from './phone-line';
import {
  inCall,
  nextState,
  SWITCHED_ON,
  type CallState,
  type PhoneEvent,
  type PhoneState,
} from './phone-state';

/** How the person speaks, apart from any call. */
export interface Mouthpiece {
  source: VoiceSourceKind;
  muted: boolean;
  /** Why the recorded voice plays although the microphone was chosen. */
  microphone?: 'refused' | 'missing';
}

/** The phone: line, audio and state kept in step. Views read it and are told of each change. */
export class Phone {
  /** What a called line is shown instead of this phone's number. */
  callAs: string | undefined;
  private current: PhoneState = SWITCHED_ON;
  private currentMouthpiece: Mouthpiece;
  private media: CallMedia | undefined;
  /** The emulator has heard of the present call. */
  private emulatorKnows = false;
  /** This phone hung up; until the emulator says so too, what it says is about that call. */
  private awaitsEnd = false;
  private readonly line: PhoneLine;
  private readonly listeners: (() => void)[] = [];
  private readonly saidListeners: ((sentence: string) => void)[] = [];
  private sid: string | undefined;

  constructor(
    url: string,
    readonly audio: PhoneAudio,
    source: VoiceSourceKind,
  ) {
    this.currentMouthpiece = { source, muted: false };
    this.line = new PhoneLine(url, {
      said: (message) => this.hear(message),
      down: () => {
        this.awaitsEnd = false;
        this.happen({ type: 'line-down' });
      },
    });
  }

  get state(): PhoneState {
    return this.current;
  }

  /** The leg of the present or the last call that this phone is at the end of. */
  get callSid(): string | undefined {
    return this.sid;
  }

  get mouthpiece(): Mouthpiece {
    return this.currentMouthpiece;
  }

  onChange(listener: () => void): void {
    this.listeners.push(listener);
  }

  /** Tells of each sentence that was said as text. */
  onSaid(listener: (sentence: string) => void): void {
    this.saidListeners.push(listener);
  }

  switchOn(): void {
    this.line.connect();
  }

  /** Asks for another number; the answer is the state's number or its refusal. */
  claim(number: string): void {
    this.line.send({ type: 'claim', number, exact: true });
  }

  /** The person did what cannot be done; said in the phone's status. */
  complain(why: Refusal): void {
    this.happen({ type: 'refused', why });
  }

  dial(to: string): void {
    if (!this.current.online || inCall(this.current)) return;
    this.emulatorKnows = false;
    this.sid = undefined;
    this.happen({ type: 'dial', to });
    void this.connectAudio((sdp) => {
      this.line.send({ type: 'call', to, sdp, ...(this.callAs === undefined ? {} : { as: this.callAs }) });
      this.emulatorKnows = true;
    });
  }

  answer(): void {
    if (this.current.call.kind !== 'ringing') return;
    this.happen({ type: 'pick-up' });
    void this.connectAudio((sdp) => this.line.send({ type: 'answer', sdp }));
  }

  /** Rejects while it rings, hangs up in any other stage. */
  hangUp(): void {
    if (!inCall(this.current)) return;
    const rejects = this.current.call.kind === 'ringing';
    this.line.send({ type: rejects ? 'reject' : 'hang-up' });
    this.awaitsEnd = this.emulatorKnows;
    this.happen({ type: 'ended', how: rejects ? 'rejected-here' : 'hung-up-here' });
  }

  press(digit: string): void {
    this.audio.sounds.key(digit);
    if (this.current.call.kind !== 'talking') return;
    if (this.media?.sendDigit(digit) !== true) this.line.send({ type: 'digit', digit });
    this.happen({ type: 'key', digit });
  }

  /** Says a sentence as text; `false` when there is nothing to say, or nobody to say it to. */
  say(sentence: string): boolean {
    const text = sentence.trim();
    if (text === '' || this.current.call.kind !== 'talking') return false;
    this.line.send({ type: 'say', text });
    for (const listener of this.saidListeners) listener(text);
    return true;
  }

  mute(muted: boolean): void {
    this.audio.voice.mute(muted);
    this.setMouthpiece({ muted });
  }

  speakWith(source: VoiceSourceKind): void {
    const { microphone: _, ...rest } = this.currentMouthpiece;
    this.currentMouthpiece = { ...rest, source };
    this.changed();
    if (inCall(this.current) && this.current.call.kind !== 'ringing') void this.startVoice();
  }

  private async connectAudio(send: (sdp: string) => void): Promise<void> {
    await this.audio.unblock();
    if (!inCall(this.current)) return;
    void this.startVoice();
    const media = new CallMedia(this.audio.voice.stream, {
      heard: (stream) => this.audio.listen(stream),
      connected: () => this.happen({ type: 'audio-up' }),
      failed: () => this.fail('WebRTC'),
    });
    this.media = media;
    try {
      const sdp = await media.offer();
      if (this.media === media) send(sdp);
    } catch (error) {
      this.fail(error instanceof Error ? error.message : String(error));
    }
  }

  /** Speaks by the source chosen; without a microphone, by the recorded voice. */
  private async startVoice(): Promise<void> {
    try {
      await this.audio.voice.use(this.currentMouthpiece.source);
    } catch (error) {
      if (!(error instanceof MicrophoneError)) throw error;
      this.setMouthpiece({ microphone: error.why });
      if (inCall(this.current)) await this.audio.voice.use('recording');
    }
    if (!inCall(this.current)) this.audio.voice.rest();
  }

  private hear(message: EmulatorMessage): void {
    if (this.awaitsEnd && message.type !== 'claimed') {
      if (message.type === 'ended' || message.type === 'refused') this.awaitsEnd = false;
      return;
    }
    if (message.type === 'ring') {
      if (inCall(this.current))
        this.line.send({ type: 'reject' }); // both sides dialled at once
      else this.emulatorKnows = true;
    }
    if ('callSid' in message && !(message.type === 'ring' && inCall(this.current)))
      this.sid = message.callSid;
    if (message.type === 'media')
      this.media?.accept(message.sdp).catch((error: unknown) => this.fail(String(error)));
    this.happen(message);
    // Audio can be up before the far end answers.
    if (message.type === 'answered' && this.media?.isConnected === true) this.happen({ type: 'audio-up' });
  }

  private fail(message: string): void {
    if (!inCall(this.current)) return;
    this.line.send({ type: 'hang-up' });
    this.awaitsEnd = this.emulatorKnows;
    this.happen({ type: 'failed', message });
  }

  private happen(event: PhoneEvent): void {
    const before = this.current;
    this.current = nextState(before, event, Date.now());
    if (this.current.call.kind !== before.call.kind || this.current.call !== before.call) {
      this.sound(before.call, this.current.call);
    }
    if (inCall(before) && !inCall(this.current)) this.letGo();
    this.changed();
  }

  private sound(before: CallState, now: CallState): void {
    if (now.kind === 'ringing' && before.kind !== 'ringing') this.audio.sounds.bell();
    else if (now.kind === 'calling' && now.farEndRings) this.audio.sounds.ringback();
    else if (now.kind === 'ended' && now.how === 'busy') this.audio.sounds.busy();
    else if (now.kind !== before.kind) this.audio.hush();
  }

  private letGo(): void {
    this.media?.close();
    this.media = undefined;
    this.audio.unlisten();
    this.audio.voice.rest();
    this.audio.voice.mute(false);
    this.currentMouthpiece = { ...this.currentMouthpiece, muted: false };
  }

  private setMouthpiece(change: Partial<Mouthpiece>): void {
    this.currentMouthpiece = { ...this.currentMouthpiece, ...change };
    this.changed();
  }

  private changed(): void {
    for (const listener of this.listeners) listener();
  }
}
