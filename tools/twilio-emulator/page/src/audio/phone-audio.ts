import { Meter } from './meter';
import { Sounds } from './sounds';
import { VoiceSource } from './voice-source';

interface AudioGraph {
  context: AudioContext;
  voice: VoiceSource;
  sounds: Sounds;
  said: Meter;
  listened: Meter;
}

/**
 * Everything of the phone that can be heard: mouthpiece, earpiece, bell. Made when it is first needed: a browser warns of a
 * context that is opened before anybody has touched the page.
 */
export class PhoneAudio {
  private made: AudioGraph | undefined;
  private readonly earpiece = new Audio();
  private heard: MediaStreamAudioSourceNode | undefined;
  private readonly blockedListeners: (() => void)[] = [];

  /** @param recordingUrl the recorded voice, in the page's language */
  constructor(private readonly recordingUrl: () => string) {}

  get voice(): VoiceSource {
    return this.graph.voice;
  }

  get sounds(): Sounds {
    return this.graph.sounds;
  }

  /** No bell and no ringback any more. */
  hush(): void {
    this.made?.sounds.stop();
  }

  /** How loud it is on both sides; silence before anything was heard. */
  readonly said = { read: (): number => this.made?.said.read() ?? 0 };
  readonly listened = { read: (): number => this.made?.listened.read() ?? 0 };

  /** Browsers keep a page silent until its person has touched it. */
  get isBlocked(): boolean {
    if (this.made) return this.made.context.state !== 'running';
    return navigator.userActivation?.hasBeenActive !== true;
  }

  onBlockedChange(listener: () => void): void {
    this.blockedListeners.push(listener);
    this.made?.context.addEventListener('statechange', listener);
  }

  /** To be called when the person acts: lets the page make sound. */
  async unblock(): Promise<void> {
    const { context } = this.graph;
    if (context.state !== 'running') await context.resume();
  }

  /** Puts the other side's voice on the earpiece. */
  listen(stream: MediaStream): void {
    this.unlisten();
    // Chromium feeds a remote stream into Web Audio only while an element plays it.
    this.earpiece.srcObject = stream;
    void this.earpiece.play().catch(() => undefined);
    this.heard = this.graph.context.createMediaStreamSource(stream);
    this.heard.connect(this.graph.listened.input);
  }

  unlisten(): void {
    this.heard?.disconnect();
    this.heard = undefined;
    this.earpiece.srcObject = null;
  }

  private get graph(): AudioGraph {
    if (this.made) return this.made;
    const context = new AudioContext();
    const voice = new VoiceSource(context, this.recordingUrl);
    const said = new Meter(context);
    voice.output.connect(said.input);
    for (const listener of this.blockedListeners) context.addEventListener('statechange', listener);
    this.made = { context, voice, sounds: new Sounds(context), said, listened: new Meter(context) };
    return this.made;
  }
}
