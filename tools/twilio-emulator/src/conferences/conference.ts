import { newSid } from '../accounts/sid';
import type { MediaClock } from '../media/media-clock';
import { Mixer } from '../media/mixer';
import type { AudioSource } from '../media/audio';
import { sine } from '../media/tones';
import type { HoldSound, Participant } from './participant';

/** Why a conference ended. Source: https://www.twilio.com/docs/voice/twiml/conference#attributes-statusCallback */
export type ConferenceEnd =
  'conference-ended-via-api' | 'participant-with-end-conference-on-exit-left' | 'last-participant-left';

export type ConferenceEvent =
  | 'conference-start'
  | 'conference-end'
  | 'participant-join'
  | 'participant-leave'
  | 'participant-mute'
  | 'participant-unmute'
  | 'participant-hold'
  | 'participant-unhold';

export interface ConferenceListener {
  happened(event: ConferenceEvent, participant?: Participant): void;
}

/** At least so many must be there for a conference to begin. */
const MIN_TO_START = 2;
const BEEP = { joinHz: 900, leaveHz: 600, durationMs: 200 };

/** A room where any number of calls talk with one another. */
export class Conference {
  readonly sid = newSid('CF');
  readonly createdAt = new Date();
  updatedAt = this.createdAt;
  status: 'init' | 'in-progress' | 'completed' = 'init';
  endedBecause: ConferenceEnd | undefined;
  callSidEnding: string | undefined;
  /** Aborted once it has begun: those who wait hear each other from now on. */
  readonly started = new AbortController();
  readonly participants: Participant[] = [];
  /** Set by the first who wants to know. */
  listener: ConferenceListener | undefined;
  private readonly mixer = new Mixer();
  private readonly sounds: AudioSource[] = [];
  private stopClock: (() => void) | undefined;

  constructor(
    readonly accountSid: string,
    readonly friendlyName: string,
    private readonly clock: MediaClock,
  ) {}

  get isOver(): boolean {
    return this.status === 'completed';
  }

  join(participant: Participant): void {
    this.participants.push(participant);
    this.mixer.add(participant.audio);
    this.changed();
    this.listener?.happened('participant-join', participant);
    const canStart = this.participants.some(({ settings }) => settings.startOnEnter);
    if (this.status === 'init' && canStart && this.participants.length >= MIN_TO_START) this.start();
    if (this.status === 'in-progress' && participant.settings.beepsOnEnter) this.beep(BEEP.joinHz);
  }

  leave(participant: Participant): void {
    const index = this.participants.indexOf(participant);
    if (index < 0) return;
    this.participants.splice(index, 1);
    this.mixer.remove(participant.audio);
    participant.unhold();
    this.changed();
    this.listener?.happened('participant-leave', participant);
    if (participant.settings.beepsOnExit) this.beep(BEEP.leaveHz);
    if (participant.settings.endOnExit && this.status === 'in-progress')
      this.end('participant-with-end-conference-on-exit-left', participant);
    else if (this.participants.length === 0) this.end('last-participant-left', participant);
  }

  /** Sends everybody away. */
  end(because: ConferenceEnd, by?: Participant): void {
    if (this.isOver) return;
    this.status = 'completed';
    this.endedBecause = because;
    this.callSidEnding = by?.call.sid;
    this.changed();
    for (const participant of [...this.participants]) {
      participant.remove();
      this.leave(participant);
    }
    this.stopClock?.();
    this.listener?.happened('conference-end', by);
  }

  /** Mutes or holds somebody, as far as that is a change. */
  change(
    participant: Participant,
    wanted: { muted?: boolean; hold?: boolean; holdSound?: HoldSound | undefined },
  ): void {
    const { muted = participant.isMuted, hold = participant.isHeld, holdSound } = wanted;
    const changes: [boolean, ConferenceEvent][] = [
      [muted !== participant.isMuted, muted ? 'participant-mute' : 'participant-unmute'],
      [hold !== participant.isHeld, hold ? 'participant-hold' : 'participant-unhold'],
    ];
    participant.isMuted = muted;
    if (!hold) participant.unhold();
    else if (!participant.isHeld) participant.hold(holdSound);
    this.changed();
    for (const [isNew, event] of changes) if (isNew) this.listener?.happened(event, participant);
  }

  private start(): void {
    this.status = 'in-progress';
    this.started.abort();
    this.stopClock = this.clock.subscribe(() => {
      const sound = this.sounds[0]?.read();
      if (this.sounds.length > 0 && !sound) this.sounds.shift();
      this.mixer.tick(sound);
    });
    this.listener?.happened('conference-start');
  }

  private beep(frequencyHz: number): void {
    this.sounds.push(sine(frequencyHz, BEEP.durationMs));
  }

  private changed(): void {
    this.updatedAt = new Date();
  }
}
