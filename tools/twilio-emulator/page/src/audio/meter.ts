const FLOOR_DBFS = -60;
const CEILING_DBFS = -6;
const FALL_PER_READING = 0.08;

/** Loudness of a point in the audio graph, smoothed as a needle would be. */
export class Meter {
  private readonly analyser: AnalyserNode;
  private readonly samples: Float32Array<ArrayBuffer>;
  private shown = 0;

  constructor(context: AudioContext) {
    this.analyser = new AnalyserNode(context, { fftSize: 1024 });
    this.samples = new Float32Array(this.analyser.fftSize);
  }

  get input(): AudioNode {
    return this.analyser;
  }

  /** From 0 (silence) to 1 (loud); rises at once, falls slowly. */
  read(): number {
    this.analyser.getFloatTimeDomainData(this.samples);
    const power = this.samples.reduce((sum, sample) => sum + sample * sample, 0) / this.samples.length;
    const dbfs = 10 * Math.log10(power + 1e-12);
    const level = Math.min(1, Math.max(0, (dbfs - FLOOR_DBFS) / (CEILING_DBFS - FLOOR_DBFS)));
    this.shown = Math.max(level, this.shown - FALL_PER_READING);
    return this.shown;
  }
}
