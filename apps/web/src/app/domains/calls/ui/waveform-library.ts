import { Injectable } from '@angular/core';
import type WaveSurfer from 'wavesurfer.js';

/** Draws and plays sounds. 14 kB that are fetched when the first is played; tests give another. */
@Injectable({ providedIn: 'root' })
export class WaveformLibrary {
  private playing: WaveSurfer | undefined;

  /** One sound at a time: another one that plays is paused. */
  plays(wave: WaveSurfer): void {
    if (this.playing !== wave) this.playing?.pause();
    this.playing = wave;
  }

  pause(): void {
    this.playing?.pause();
  }

  /** It is gone. */
  ended(wave: WaveSurfer | undefined): void {
    if (this.playing === wave) this.playing = undefined;
  }

  async load(): Promise<typeof WaveSurfer> {
    return (await import('wavesurfer.js')).default;
  }
}
