import { FRAME_SAMPLES, type Frame, SAMPLE_RATE_HZ } from './audio';
import type { MediaClock } from './media-clock';

/** Mean power above which a frame is sound and not silence: about −45 dBFS. */
const SOUND_POWER = 180 ** 2;

/** Whether a frame holds more than silence and line noise. */
export function isSound(frame: Frame): boolean {
  let power = 0;
  for (const sample of frame) power += sample * sample;
  return power > SOUND_POWER * frame.length;
}

/** Takes down sound on the clock, one source a channel, until {@link stop}. */
export class Recorder {
  private readonly frames: Frame[][];
  private readonly unsubscribe: () => void;
  private isPaused = false;

  /** @param onFrame is told of each frame once it is taken down, whether any channel had sound */
  constructor(
    clock: MediaClock,
    sources: readonly (() => Frame)[],
    onFrame: (hasSound: boolean) => void = () => undefined,
  ) {
    this.frames = sources.map(() => []);
    // Last in the tick: everybody has spoken and was given to hear.
    this.unsubscribe = clock.subscribe(() => {
      if (this.isPaused) return;
      const now = sources.map((source) => source());
      for (const [channel, frame] of now.entries()) this.frames[channel]?.push(frame);
      onFrame(now.some((frame) => isSound(frame)));
    }, 'send');
  }

  pause(): void {
    this.isPaused = true;
  }

  resume(): void {
    this.isPaused = false;
  }

  /** Ends it; the samples of each channel, with `trimmed` without the silence before and after. */
  stop(trimmed: boolean): Int16Array[] {
    this.unsubscribe();
    const length = this.frames[0]?.length ?? 0;
    const hasSound = (index: number): boolean =>
      this.frames.some((channel) => isSound(channel[index] ?? new Int16Array(1)));
    let [from, to] = [0, length];
    if (trimmed) {
      while (from < to && !hasSound(from)) from += 1;
      while (to > from && !hasSound(to - 1)) to -= 1;
    }
    return this.frames.map((channel) => joined(channel.slice(from, to)));
  }
}

/** Seconds of sound. */
export function lengthSec(samples: Int16Array): number {
  return samples.length / SAMPLE_RATE_HZ;
}

function joined(frames: readonly Frame[]): Int16Array {
  const samples = new Int16Array(frames.length * FRAME_SAMPLES);
  for (const [index, frame] of frames.entries())
    samples.set(frame.subarray(0, FRAME_SAMPLES), index * FRAME_SAMPLES);
  return samples;
}
