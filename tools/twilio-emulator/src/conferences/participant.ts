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

/** One call in a conference. */
export class Participant {
  readonly joinedAt = new Date();
  updatedAt = this.joinedAt;
  isMuted: boolean;
  /** Its call's sound as the conference has it: muted, it says nothing; held, it hears music. */
  readonly audio: AudioEndpoint;
  private readonly away = new AbortController();
  private music: AudioSource | undefined;

  constructor(
    readonly call: Call,
    readonly settings: ParticipantSettings,
    isMuted: boolean,
  ) {
    this.isMuted = isMuted;
    this.audio = {
      hear: () => (this.isMuted || this.isHeld ? SILENCE : call.audio.hear()),
      play: (frame) => call.audio.play(this.music?.read() ?? frame),
      sendDigits: (digits) => call.audio.sendDigits(digits),
    };
  }

  get isHeld(): boolean {
    return this.music !== undefined;
  }

  set isHeld(hold: boolean) {
    if (hold !== this.isHeld) this.music = hold ? holdMusic() : undefined;
  }

  /** Aborted when it is sent away: by REST, or because the conference ended. */
  get removed(): AbortSignal {
    return this.away.signal;
  }

  remove(): void {
    this.away.abort();
  }
}
