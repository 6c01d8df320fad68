import { FRAME_SAMPLES, type Frame, SAMPLE_RATE_HZ } from './audio';
import { DTMF_FREQUENCIES_HZ } from './dtmf';

const DTMF_ALL_HZ = [...new Set(Object.values(DTMF_FREQUENCIES_HZ).flat())];

/** Which tones are in the last `windowMs` of audio (Goertzel's algorithm; finer than 10 Hz from 100 ms on). */
export class ToneDetector {
  private readonly window: Int16Array;
  private position = 0;
  private filled = 0;

  constructor(windowMs = 200) {
    this.window = new Int16Array(Math.max(FRAME_SAMPLES, Math.round((windowMs * SAMPLE_RATE_HZ) / 1000)));
  }

  add(frame: Frame): void {
    for (const sample of frame) {
      this.window[this.position] = sample;
      this.position = (this.position + 1) % this.window.length;
    }
    this.filled = Math.min(this.window.length, this.filled + frame.length);
  }

  reset(): void {
    this.window.fill(0);
    this.filled = 0;
  }

  /** Level of one frequency in dBFS (a full-scale sine is −3), −96 where there is none. */
  levelDbfs(frequencyHz: number): number {
    if (this.filled === 0) return -96;
    const power = this.powerAt(frequencyHz);
    return Math.max(-96, 10 * Math.log10(power / 32_768 ** 2 + 1e-12));
  }

  /** Whether the frequency makes up most of the sound, and is louder than `minDbfs`. */
  hears(frequencyHz: number, minDbfs = -40): boolean {
    const power = this.powerAt(frequencyHz);
    return power >= 0.5 * this.totalPower() && this.levelDbfs(frequencyHz) >= minDbfs;
  }

  /** The strongest of the given frequencies, with its level. */
  strongest(frequenciesHz: readonly number[]): { frequencyHz: number; dbfs: number } | undefined {
    return frequenciesHz
      .map((frequencyHz) => ({ frequencyHz, dbfs: this.levelDbfs(frequencyHz) }))
      .sort((a, b) => b.dbfs - a.dbfs)[0];
  }

  /** The keypad key whose two tones make up most of the sound. */
  dtmfKey(minDbfs = -40): string | undefined {
    const total = this.totalPower();
    const level = new Map(DTMF_ALL_HZ.map((frequency) => [frequency, this.powerAt(frequency)]));
    for (const [key, [low, high]] of Object.entries(DTMF_FREQUENCIES_HZ)) {
      const powers = [level.get(low) ?? 0, level.get(high) ?? 0];
      const both = (powers[0] ?? 0) + (powers[1] ?? 0);
      const isBalanced = Math.min(...powers) > 0.1 * Math.max(...powers);
      if (isBalanced && both > 0.5 * total && 10 * Math.log10(both / 32_768 ** 2 + 1e-12) >= minDbfs)
        return key;
    }
    return undefined;
  }

  private powerAt(frequencyHz: number): number {
    const coefficient = 2 * Math.cos((2 * Math.PI * frequencyHz) / SAMPLE_RATE_HZ);
    const length = this.window.length;
    let previous = 0;
    let beforePrevious = 0;
    for (let i = 0; i < length; i++) {
      const sample = this.window[(this.position + i) % length] ?? 0;
      const current = sample + coefficient * previous - beforePrevious;
      beforePrevious = previous;
      previous = current;
    }
    const magnitudeSquared =
      previous * previous + beforePrevious * beforePrevious - coefficient * previous * beforePrevious;
    // A sine of amplitude A gives (A·N/2)²; its mean power is A²/2.
    return (2 * magnitudeSquared) / (length * length);
  }

  private totalPower(): number {
    let sum = 0;
    for (const sample of this.window) sum += sample * sample;
    return sum / this.window.length;
  }
}
