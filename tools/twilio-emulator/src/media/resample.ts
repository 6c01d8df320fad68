import { setImmediate } from 'node:timers/promises';
import { SAMPLE_RATE_HZ } from './audio';

/** Zero crossings of the filter on each side: enough for speech. */
const HALF_WIDTH = 8;
/** Entries of the filter's table per zero crossing. */
const RESOLUTION = 512;
/** A windowed sinc, one side: entry `i` is its value at `i / RESOLUTION` zero crossings. */
const FILTER = Float32Array.from({ length: HALF_WIDTH * RESOLUTION + 1 }, (_, i) => {
  const distance = i / RESOLUTION;
  return sinc(distance) * (0.5 + 0.5 * Math.cos((Math.PI * distance) / HALF_WIDTH));
});
/** After so many output samples the event loop gets its turn, so that the media clock does not wait (some 3 ms). */
const CHUNK = 4000;

/** Brings samples (−1 … 1) of any rate to 8 kHz by a windowed sinc filter. */
export async function toTelephoneRate(input: Float32Array, inputRateHz: number): Promise<Int16Array> {
  const ratio = inputRateHz / SAMPLE_RATE_HZ;
  const output = new Int16Array(Math.floor(input.length / ratio));
  for (let start = 0; start < output.length; start += CHUNK) {
    if (start > 0) await setImmediate();
    fill(output.subarray(start, start + CHUNK), start, input, ratio);
  }
  return output;
}

function fill(output: Int16Array, offset: number, input: Float32Array, ratio: number): void {
  const scale = ratio > 1 ? ratio : 1;
  for (let i = 0; i < output.length; i++) {
    const value = ratio === 1 ? (input[offset + i] ?? 0) : interpolated(input, (offset + i) * ratio, scale);
    output[i] = 32_767 * (value > 1 ? 1 : value < -1 ? -1 : value);
  }
}

function interpolated(input: Float32Array, center: number, scale: number): number {
  const reach = HALF_WIDTH * scale;
  const step = RESOLUTION / scale;
  let i = center > reach ? (center - reach + 1) | 0 : 0;
  const last = center + reach < input.length - 1 ? (center + reach) | 0 : input.length - 1;
  let sum = 0;
  let weights = 0;
  for (; i <= last; i++) {
    const distance = i < center ? center - i : i - center;
    const weight = FILTER[(distance * step + 0.5) | 0] ?? 0;
    sum += (input[i] ?? 0) * weight;
    weights += weight;
  }
  return weights === 0 ? 0 : sum / weights;
}

function sinc(x: number): number {
  return x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
}
