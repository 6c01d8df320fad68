import { Injectable, inject, untracked } from '@angular/core';
import { AudioDevices } from './audio-devices';

/** The ring of a call that the line itself does not let ring, where the person wants rings to sound. */
@Injectable({ providedIn: 'root' })
export class RingSound {
  private readonly devices = inject(AudioDevices);

  /** Rings until the answer is called. */
  start(): () => void {
    const audio = new Audio('/sounds/incoming.wav');
    audio.loop = true;
    let isOver = false;
    void this.route(audio).then(() => {
      if (!isOver) void audio.play().catch(() => undefined); // A page that nobody has touched may not sound.
    });
    return () => {
      isOver = true;
      audio.pause();
    };
  }

  private async route(audio: HTMLAudioElement): Promise<void> {
    const { ringtoneId } = untracked(this.devices.choice);
    if (ringtoneId === undefined || !this.devices.canChooseSpeaker) return;
    await audio.setSinkId(ringtoneId).catch(() => undefined); // Unplugged: the system's own, then.
  }
}
