import { type AudioSource, FRAME_SAMPLES, type Frame, SAMPLE_RATE_HZ } from './audio';

/** Plays samples that are already there (8 kHz mono), once or `loop` times; 0 means for ever. */
export class PcmSource implements AudioSource {
  private position = 0;
  private played = 0;

  constructor(
    private readonly samples: Int16Array,
    private readonly loops = 1,
  ) {}

  get durationMs(): number {
    return (this.samples.length * 1000) / SAMPLE_RATE_HZ;
  }

  read(): Frame | undefined {
    if (this.position >= this.samples.length) {
      this.played += 1;
      if (this.samples.length === 0 || (this.loops > 0 && this.played >= this.loops)) return undefined;
      this.position = 0;
    }
    const frame = new Int16Array(FRAME_SAMPLES);
    frame.set(this.samples.subarray(this.position, this.position + FRAME_SAMPLES));
    this.position += FRAME_SAMPLES;
    return frame;
  }
}
