import type { Call } from '../calls/call';
import { type AudioEndpoint, type AudioSource, SILENCE } from '../media/audio';
import { holdMusic } from '../media/hold-music';

export interface ParticipantSettings {
  startOnEnter: boolean;
  endOnExit: boolean;
  beepsOnEnter: boolean;
  beepsOnExit: boolean;
  label?: string;
}

/** What somebody hears on hold, in place of the built-in music. */
export interface HoldSound {
  url: string;
  method: 'GET' | 'POST';
}

/** Plays it to the participant until the hold is over. */
export type PlayOnHold = (sound: HoldSound, over: AbortSignal) => void;

/** One call in a conference. */
export class Participant {
  readonly joinedAt = new Date();
  updatedAt = this.joinedAt;
  isMuted: boolean;
  /** Its call's sound as the conference has it: muted, it says nothing; held, it hears music. */
  readonly audio: AudioEndpoint;
  private readonly away = new AbortController();
  private held: AbortController | undefined;
  private music: AudioSource | undefined;

  constructor(
    readonly call: Call,
    readonly settings: ParticipantSettings,
    isMuted: boolean,
    private readonly playOnHold: PlayOnHold,
  ) {
    this.isMuted = isMuted;
    this.audio = {
      hear: () => (this.isMuted || this.isHeld ? SILENCE : call.audio.hear()),
      play: (frame) => {
        if (!this.isHeld) call.audio.play(frame);
        else if (this.music) call.audio.play(this.music.read() ?? SILENCE);
      },
      sendDigits: (digits) => call.audio.sendDigits(digits),
    };
  }

  get isHeld(): boolean {
    return this.held !== undefined;
  }

  /** Without a sound of its own it hears the built-in music. */
  hold(sound?: HoldSound): void {
    this.unhold();
    this.held = new AbortController();
    if (sound) this.playOnHold(sound, this.held.signal);
    else this.music = holdMusic();
  }

  unhold(): void {
    this.held?.abort();
    this.held = undefined;
    this.music = undefined;
  }

  /** Aborted when it is sent away: by REST, or because the conference ended. */
  get removed(): AbortSignal {
    return this.away.signal;
  }

  remove(): void {
    this.away.abort();
  }
}
