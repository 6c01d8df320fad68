import { FRAME_SAMPLES, type AudioEndpoint, type Frame, SILENCE } from './audio';

const MAX = 32_767;
const MIN = -32_768;

/** The sum of frames, clipped where it is too loud. */
export function mix(frames: readonly Frame[]): Frame {
  if (frames.length === 0) return SILENCE;
  const [only] = frames;
  if (frames.length === 1 && only) return only;
  return clipped(sumOf(frames));
}

/**
 * Lets any number of endpoints talk with one another: each hears the sum of all others. To be called once per tick.
 * The cost grows with the number of members, not with its square.
 */
export class Mixer {
  private readonly members = new Set<AudioEndpoint>();

  add(endpoint: AudioEndpoint): void {
    this.members.add(endpoint);
  }

  remove(endpoint: AudioEndpoint): void {
    this.members.delete(endpoint);
  }

  get size(): number {
    return this.members.size;
  }

  /** Moves one frame; `extra` (music, an announcement) is heard by all. */
  tick(extra?: Frame): void {
    const heard = [...this.members].map((member) => ({ member, frame: member.hear() }));
    const sum = sumOf([...heard.map(({ frame }) => frame), ...(extra ? [extra] : [])]);
    for (const { member, frame } of heard) member.play(without(sum, frame));
  }
}

function sumOf(frames: readonly Frame[]): Int32Array {
  const sum = new Int32Array(FRAME_SAMPLES);
  for (const frame of frames) {
    if (frame === SILENCE) continue;
    for (let i = 0; i < FRAME_SAMPLES; i++) sum[i] = (sum[i] ?? 0) + (frame[i] ?? 0);
  }
  return sum;
}

function without(sum: Int32Array, frame: Frame): Frame {
  const rest = new Int32Array(FRAME_SAMPLES);
  for (let i = 0; i < FRAME_SAMPLES; i++) rest[i] = (sum[i] ?? 0) - (frame[i] ?? 0);
  return clipped(rest);
}

function clipped(samples: Int32Array): Frame {
  return Int16Array.from(samples, (sample) => Math.max(MIN, Math.min(MAX, sample)));
}
