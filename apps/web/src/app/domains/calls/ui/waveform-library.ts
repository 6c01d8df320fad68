import { Injectable } from '@angular/core';
import type WaveSurfer from 'wavesurfer.js';

/** Draws and plays sounds. 14 kB that are fetched when the first is played; tests give another. */
@Injectable({ providedIn: 'root' })
export class WaveformLibrary {
  async load(): Promise<typeof WaveSurfer> {
    return (await import('wavesurfer.js')).default;
  }
}
