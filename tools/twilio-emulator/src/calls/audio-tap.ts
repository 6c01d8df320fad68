import { FRAME_SAMPLES, type Frame, SAMPLE_RATE_HZ } from '../media/audio';

const KEPT_SEC = 10;

/** Remembers the last seconds of one direction of a call, for measuring afterwards. */
export class AudioTap {
  private ring = new Int16Array(KEPT_SEC * SAMPLE_RATE_HZ);
  private written = 0;

  add(frame: Frame): void {
    if (this.ring.length === 0) return;
    const at = this.written % this.ring.length;
    // The ring is a whole number of frames, so a frame never wraps around.
    this.ring.set(frame.subarray(0, FRAME_SAMPLES), at);
    this.written += FRAME_SAMPLES;
  }

  /** Forgets everything, and remembers nothing more. */
  release(): void {
    this.ring = new Int16Array();
    this.written = 0;
  }

  /** The last `windowMs` of samples, fewer where the call is younger; at most ten seconds. */
  last(windowMs: number): Int16Array {
    const wanted = Math.round((windowMs * SAMPLE_RATE_HZ) / 1000);
    const length = Math.min(wanted, this.written, this.ring.length);
    const samples = new Int16Array(length);
    for (let i = 0; i < length; i++) {
      samples[i] = this.ring[(this.written - length + i) % this.ring.length] ?? 0;
    }
    return samples;
  }
}
