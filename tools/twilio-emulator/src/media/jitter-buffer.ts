import { FRAME_SAMPLES, type Frame, SAMPLE_RATE_HZ, SILENCE } from './audio';

const CAPACITY = SAMPLE_RATE_HZ; // one second
const DEFAULT_TARGET = 2 * FRAME_SAMPLES;
/** More than this waiting is cut back to the target: a sender's faster clock must not grow into delay. */
const MAX_WAITING = 10 * FRAME_SAMPLES;

/**
 * Puts audio packets into order by their RTP timestamp and gives them out evenly. Packets of any length fit. It holds
 * back `targetSamples` (40 ms) at the start; a packet that comes after its turn is dropped, and where all come late
 * (the sender stalled, or restarted its timestamps) it starts anew from them.
 */
export class JitterBuffer {
  private readonly ring = new Int16Array(CAPACITY);
  private readTimestamp: number | undefined;
  /** Kept apart from the timestamp, which wraps at 2³², no multiple of the ring's length. */
  private readPosition = 0;
  /** Samples between the read position and the end of the newest packet; negative after an underrun. */
  private waiting = 0;

  constructor(private readonly targetSamples = DEFAULT_TARGET) {}

  /** Samples that can be read before silence. */
  get bufferedSamples(): number {
    return Math.max(0, this.waiting);
  }

  push(timestamp: number, samples: Frame): void {
    if (samples.length === 0 || samples.length > CAPACITY / 2) return;
    let offset = this.readTimestamp === undefined ? undefined : (timestamp - this.readTimestamp) | 0;
    const isUnderrun = this.waiting <= 0;
    if (
      offset === undefined ||
      offset + samples.length > CAPACITY ||
      offset < -CAPACITY ||
      (offset < 0 && isUnderrun)
    ) {
      offset = this.startAt(timestamp);
    }
    if (offset + samples.length <= 0) return;
    for (let i = Math.max(0, -offset); i < samples.length; i++) {
      this.ring[this.position(offset + i)] = samples[i] ?? 0;
    }
    this.waiting = Math.max(this.waiting, offset + samples.length);
  }

  /** The next 20 ms; silence where nothing has arrived. */
  pop(): Frame {
    if (this.readTimestamp === undefined) return SILENCE;
    if (this.waiting > MAX_WAITING) this.skip(this.waiting - this.targetSamples);
    const frame = new Int16Array(FRAME_SAMPLES);
    for (let i = 0; i < FRAME_SAMPLES; i++) frame[i] = this.ring[this.position(i)] ?? 0;
    this.skip(FRAME_SAMPLES);
    return frame;
  }

  private startAt(timestamp: number): number {
    this.ring.fill(0);
    this.readTimestamp = (timestamp - this.targetSamples) >>> 0;
    this.waiting = 0;
    return this.targetSamples;
  }

  private skip(samples: number): void {
    for (let i = 0; i < samples; i++) this.ring[this.position(i)] = 0;
    this.readTimestamp = ((this.readTimestamp ?? 0) + samples) >>> 0;
    this.readPosition = this.position(samples);
    this.waiting -= samples;
  }

  private position(offset: number): number {
    return (this.readPosition + offset) % CAPACITY;
  }
}
