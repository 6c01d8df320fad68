import { Injectable } from '@angular/core';

const LOW_HZ = [697, 770, 852, 941] as const;
const HIGH_HZ = [1209, 1336, 1477] as const;
const KEYS = '123456789*0#';
const TONE_SEC = 0.12;
const VOLUME = 0.06;

/** The sounds of the keypad in the ear of the one who types, and the call-waiting beep. Nothing here reaches the call. */
@Injectable({ providedIn: 'root' })
export class KeyTones {
  private context: AudioContext | undefined;

  /** The two frequencies of a telephone key, as ITU-T Q.23 has them. */
  key(key: string): void {
    const index = KEYS.indexOf(key);
    const low = LOW_HZ[Math.floor(index / 3)];
    const high = HIGH_HZ[index % 3];
    if (index >= 0 && low !== undefined && high !== undefined) this.play([low, high], TONE_SEC);
  }

  /** Someone else calls while this call goes on. */
  callWaiting(): void {
    this.play([440], 0.25);
  }

  private play(frequencies: readonly number[], durationSec: number): void {
    const context = this.open();
    if (context?.state !== 'running') return;
    const gain = context.createGain();
    const end = context.currentTime + durationSec;
    // Short ramps: an abrupt start or end clicks.
    gain.gain.setValueAtTime(0, context.currentTime);
    gain.gain.linearRampToValueAtTime(VOLUME, context.currentTime + 0.005);
    gain.gain.setValueAtTime(VOLUME, end - 0.02);
    gain.gain.linearRampToValueAtTime(0, end);
    gain.connect(context.destination);
    for (const frequency of frequencies) {
      const oscillator = context.createOscillator();
      oscillator.frequency.value = frequency;
      oscillator.connect(gain);
      oscillator.start();
      oscillator.stop(end);
    }
  }

  private open(): AudioContext | undefined {
    if (typeof AudioContext === 'undefined') return undefined;
    this.context ??= new AudioContext();
    if (this.context.state === 'suspended') void this.context.resume().catch(() => undefined);
    return this.context;
  }
}
