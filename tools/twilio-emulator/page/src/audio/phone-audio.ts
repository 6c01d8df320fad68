import { Meter } from './meter';
import { Sounds } from './sounds';
import { VoiceSource } from './voice-source';

/** Everything of the phone that can be heard: mouthpiece, earpiece, bell. */
export class PhoneAudio {
  private readonly context = new AudioContext();
  private readonly earpiece = new Audio();
  private heard: MediaStreamAudioSourceNode | undefined;
  readonly voice: VoiceSource;
  readonly sounds: Sounds;
  readonly said: Meter;
  readonly listened: Meter;

  /** @param recordingUrl the recorded voice, in the page's language */
  constructor(recordingUrl: () => string) {
    this.voice = new VoiceSource(this.context, recordingUrl);
    this.sounds = new Sounds(this.context);
    this.said = new Meter(this.context);
    this.listened = new Meter(this.context);
    this.voice.output.connect(this.said.input);
  }

  /** Browsers keep a page silent until its person has touched it. */
  get isBlocked(): boolean {
    return this.context.state !== 'running';
  }

  onBlockedChange(listener: () => void): void {
    this.context.addEventListener('statechange', listener);
  }

  /** To be called when the person acts: lets the page make sound. */
  async unblock(): Promise<void> {
    if (this.isBlocked) await this.context.resume();
  }

  /** Puts the other side's voice on the earpiece. */
  listen(stream: MediaStream): void {
    this.unlisten();
    // Chromium feeds a remote stream into Web Audio only while an element plays it.
    this.earpiece.srcObject = stream;
    void this.earpiece.play().catch(() => undefined);
    this.heard = this.context.createMediaStreamSource(stream);
    this.heard.connect(this.listened.input);
  }

  unlisten(): void {
    this.heard?.disconnect();
    this.heard = undefined;
    this.earpiece.srcObject = null;
  }
}
