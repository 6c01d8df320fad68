import { setImmediate } from 'node:timers/promises';
import { SAMPLE_RATE_HZ } from './audio';

/** Zero crossings of the filter on each side: enough for speech. */
const HALF_WIDTH = 8;
/** After so many output samples the event loop gets its turn, so the media clock does not wait (about 2 ms). */
const CHUNK = 4000;

/** Brings samples (−1 … 1) of any rate to 8 kHz by a windowed sinc filter. */
export async function toTelephoneRate(input: Float32Array, inputRateHz: number): Promise<Int16Array> {
  const ratio = inputRateHz / SAMPLE_RATE_HZ;
  const output = new Int16Array(Math.floor(input.length / ratio));
  for (let start = 0; start < output.length; start += CHUNK) {
    if (start > 0) await setImmediate();
    const end = Math.min(output.length, start + CHUNK);
    for (let i = start; i < end; i++) {
      const value = ratio === 1 ? (input[i] ?? 0) : interpolated(input, i * ratio, Math.max(1, ratio));
      output[i] = Math.round(Math.max(-1, Math.min(1, value)) * 32_767);
    }
  }
  return output;
}

function interpolated(input: Float32Array, center: number, scale: number): number {
  const reach = HALF_WIDTH * scale;
  const first = Math.max(0, Math.ceil(center - reach));
  const last = Math.min(input.length - 1, Math.floor(center + reach));
  let sum = 0;
  let weights = 0;
  for (let i = first; i <= last; i++) {
    const distance = (i - center) / scale;
    const weight = sinc(distance) * (0.5 + 0.5 * Math.cos((Math.PI * distance) / HALF_WIDTH));
    sum += (input[i] ?? 0) * weight;
    weights += weight;
  }
  return weights === 0 ? 0 : sum / weights;
}

function sinc(x: number): number {
  return x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
}
