import { FRAME_MS, type Frame } from './audio';

/** What silence is shown as. */
export const SILENCE_DBFS = -96;

/** Loudness (RMS) of the last `windowMs` of audio. */
export class LevelMeter {
  private readonly powers: number[] = [];
  private readonly capacity: number;

  constructor(windowMs = 300) {
    this.capacity = Math.max(1, Math.round(windowMs / FRAME_MS));
  }

  add(frame: Frame): void {
    let sum = 0;
    for (const sample of frame) sum += sample * sample;
    this.powers.push(sum / Math.max(1, frame.length));
    if (this.powers.length > this.capacity) this.powers.shift();
  }

  /** dBFS: 0 is a full-scale square wave, −3 a full-scale sine, {@link SILENCE_DBFS} silence. */
  get dbfs(): number {
    if (this.powers.length === 0) return SILENCE_DBFS;
    const mean = this.powers.reduce((sum, power) => sum + power, 0) / this.powers.length;
    return Math.max(SILENCE_DBFS, 10 * Math.log10(mean / 32_768 ** 2 + 1e-12));
  }
}
