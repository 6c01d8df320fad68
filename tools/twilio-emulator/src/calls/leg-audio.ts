import { type AudioEndpoint, type Frame, SILENCE } from '../media/audio';
import type { MediaClock } from '../media/media-clock';
import { mix } from '../media/mixer';
import { AudioTap } from './audio-tap';

/** Calls stay listed long after their end; their sound (320 kB) does not. */
const REMEMBERED_MS = 30_000;

/**
 * A party's audio with both directions remembered. Bridges and playback use it in place of the party's own endpoint:
 * it takes exactly one frame per tick from the party, however many listen, also while nobody does.
 */
export class LegAudio implements AudioEndpoint {
  /** What the party said. */
  readonly heard = new AudioTap();
  /** What the party was given to hear. */
  readonly played = new AudioTap();
  /** Keypad tones sent to the party so far. */
  digitsSent = '';
  private frame: Frame = SILENCE;
  private frameTick = -1;
  private playedTick = -1;
  private playedFrame: Frame = SILENCE;
  private unsubscribe: (() => void)[] = [];

  constructor(
    private readonly clock: MediaClock,
    private readonly party: AudioEndpoint,
  ) {}

  /** Begins to remember, once the call has begun. */
  start(): void {
    this.unsubscribe = [
      this.clock.subscribe(() => void this.hear(), 'process'),
      this.clock.subscribe(() => this.rememberSilence(), 'send'),
    ];
  }

  hear(): Frame {
    if (this.frameTick !== this.clock.tick) {
      this.frameTick = this.clock.tick;
      this.frame = this.party.hear();
      this.heard.add(this.frame);
    }
    return this.frame;
  }

  play(frame: Frame): void {
    this.playedTick = this.clock.tick;
    this.playedFrame = frame;
    this.played.add(frame);
    this.party.play(frame);
  }

  /** What the party is given to hear in this tick; known once all that moves audio has worked. */
  playedNow(): Frame {
    return this.playedTick === this.clock.tick ? this.playedFrame : SILENCE;
  }

  /** Both directions of this tick in one. */
  bothNow(): Frame {
    return mix([this.hear(), this.playedNow()]);
  }

  sendDigits(digits: string): void {
    this.digitsSent += digits;
    this.party.sendDigits(digits);
  }

  /** Ends the audio. What was to be heard last can be measured for a while. */
  close(): void {
    for (const stop of this.unsubscribe) stop();
    setTimeout(() => {
      this.heard.release();
      this.played.release();
    }, REMEMBERED_MS).unref();
  }

  private rememberSilence(): void {
    if (this.playedTick !== this.clock.tick) this.played.add(SILENCE);
  }
}
