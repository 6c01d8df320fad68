import { FRAME_SAMPLES, type Frame, SAMPLE_RATE_HZ } from '../media/audio';

const KEPT_SAMPLES = 10 * SAMPLE_RATE_HZ;

/** Remembers the last seconds of one direction of a call, for measuring afterwards. */
export class AudioTap {
  /** Made for the first frame. */
  private ring: Int16Array | undefined;
  private isReleased = false;
  private written = 0;

  add(frame: Frame): void {
    if (this.isReleased) return;
    this.ring ??= new Int16Array(KEPT_SAMPLES);
    // The ring is a whole number of frames, so a frame never wraps around.
    this.ring.set(frame.subarray(0, FRAME_SAMPLES), this.written % KEPT_SAMPLES);
    this.written += FRAME_SAMPLES;
  }

  /** Forgets everything, and remembers nothing more. */
  release(): void {
    this.ring = undefined;
    this.isReleased = true;
    this.written = 0;
  }

  /** The last `windowMs` of samples, fewer where the call is younger; at most ten seconds. */
  last(windowMs: number): Int16Array {
    const wanted = Math.round((windowMs * SAMPLE_RATE_HZ) / 1000);
    const length = Math.min(wanted, this.written, KEPT_SAMPLES);
    const samples = new Int16Array(length);
    for (let i = 0; i < length; i++) {
      samples[i] = this.ring?.[(this.written - length + i) % KEPT_SAMPLES] ?? 0;
    }
    return samples;
  }
}
