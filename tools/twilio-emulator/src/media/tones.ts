import { type AudioSource, FRAME_MS, FRAME_SAMPLES, type Frame, SAMPLE_RATE_HZ, SILENCE } from './audio';
import { DTMF_FREQUENCIES_HZ, parseDigits } from './dtmf';

/** A stretch of a tone sequence; without frequencies it is a pause. */
export interface ToneStep {
  frequenciesHz: readonly number[];
  durationMs: number;
}

const DEFAULT_LEVEL_DBFS = -16;

/** Plays steps one after another, once or for ever. Phases run on from step to step, so nothing clicks. */
export class ToneSource implements AudioSource {
  private sample = 0;
  private step = 0;
  private samplesInStep = 0;

  constructor(
    private readonly steps: readonly ToneStep[],
    private readonly repeats: boolean,
    private readonly levelDbfs = DEFAULT_LEVEL_DBFS,
  ) {}

  read(): Frame | undefined {
    const current = this.steps[this.step];
    if (!current) return undefined;
    const frame = current.frequenciesHz.length === 0 ? SILENCE : this.tone(current.frequenciesHz);
    this.sample += FRAME_SAMPLES;
    this.samplesInStep += FRAME_SAMPLES;
    if (this.samplesInStep * FRAME_MS >= current.durationMs * FRAME_SAMPLES) this.nextStep();
    return frame;
  }

  private nextStep(): void {
    this.samplesInStep = 0;
    this.step += 1;
    if (this.repeats && this.step === this.steps.length) this.step = 0;
  }

  private tone(frequenciesHz: readonly number[]): Frame {
    const amplitude = (32_767 * 10 ** ((this.levelDbfs + 3) / 20)) / frequenciesHz.length;
    const frame = new Int16Array(FRAME_SAMPLES);
    for (let i = 0; i < FRAME_SAMPLES; i++) {
      const seconds = (this.sample + i) / SAMPLE_RATE_HZ;
      let value = 0;
      for (const frequency of frequenciesHz) value += Math.sin(2 * Math.PI * frequency * seconds);
      frame[i] = Math.round(value * amplitude);
    }
    return frame;
  }
}

/** A steady sine; `levelDbfs` is its RMS level (at most −3). */
export function sine(
  frequencyHz: number,
  durationMs = Infinity,
  levelDbfs = DEFAULT_LEVEL_DBFS,
): AudioSource {
  return new ToneSource([{ frequenciesHz: [frequencyHz], durationMs }], false, levelDbfs);
}

/** What a caller hears while the far end rings (US: 440 + 480 Hz, 2 s on, 4 s off). */
export function ringback(): AudioSource {
  return new ToneSource(
    [
      { frequenciesHz: [440, 480], durationMs: 2000 },
      { frequenciesHz: [], durationMs: 4000 },
    ],
    true,
  );
}

/** Busy (US: 480 + 620 Hz, half a second on and off). */
export function busy(): AudioSource {
  return new ToneSource(onOff([480, 620], 500, 500), true);
}

/** Reorder, "fast busy" (US: 480 + 620 Hz, a quarter of a second on and off). */
export function reorder(): AudioSource {
  // 240/260 ms stay on the 20 ms grid and keep the cadence of two a second.
  return new ToneSource(onOff([480, 620], 240, 260), true);
}

/** Keypad tones as sound (in-band), with `w` and `W` as pauses. */
export function dtmf(digits: string): AudioSource {
  const steps = parseDigits(digits).flatMap((step): ToneStep[] => {
    if ('pauseTicks' in step) return [{ frequenciesHz: [], durationMs: step.pauseTicks * FRAME_MS }];
    const frequenciesHz = DTMF_FREQUENCIES_HZ[step.key] ?? [];
    return onOff(frequenciesHz, 160, 100);
  });
  return new ToneSource(steps, false);
}

function onOff(frequenciesHz: readonly number[], onMs: number, offMs: number): ToneStep[] {
  return [
    { frequenciesHz, durationMs: onMs },
    { frequenciesHz: [], durationMs: offMs },
  ];
}
