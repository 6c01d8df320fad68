import { SAMPLE_RATE_HZ } from '../media/audio';

export interface Peak {
  frequencyHz: number;
  /** Level of the tone, −3 for a full-scale sine. */
  dbfs: number;
}

const SILENCE_DBFS = -96;
/** Peaks this much weaker than the strongest are noise or its side lobes. */
const RANGE_DB = 25;
const MIN_DBFS = -60;
const MAX_FFT = 8192;
/** Less than this (128 ms) tells tones apart too badly. */
const MIN_FFT = 1024;

/** Loudness (RMS) in dBFS: −3 is a full-scale sine, −96 silence. */
export function levelDbfs(samples: Int16Array): number {
  if (samples.length === 0) return SILENCE_DBFS;
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  const level = 10 * Math.log10(sum / samples.length / 32_768 ** 2 + 1e-12);
  return Math.round(Math.max(SILENCE_DBFS, level) * 10) / 10;
}

/** The strongest tones, loudest first; exact to about 2 Hz from half a second of sound on. */
export function dominantTones(samples: Int16Array, count = 4): Peak[] {
  const size = Math.min(MAX_FFT, 2 ** Math.floor(Math.log2(Math.max(1, samples.length))));
  if (size < MIN_FFT) return [];
  const magnitudes = spectrum(samples.subarray(samples.length - size), size);
  const peaks: Peak[] = [];
  for (let bin = 2; bin < magnitudes.length - 2; bin++) {
    const [left = 0, here = 0, right = 0] = [magnitudes[bin - 1], magnitudes[bin], magnitudes[bin + 1]];
    if (here <= left || here < right) continue;
    const peak = {
      frequencyHz: ((bin + offset(left, here, right)) * SAMPLE_RATE_HZ) / size,
      dbfs: dbfsOf(here),
    };
    if (peak.dbfs >= MIN_DBFS) peaks.push(peak);
  }
  peaks.sort((a, b) => b.dbfs - a.dbfs);
  const strongest = peaks[0]?.dbfs ?? 0;
  return peaks
    .filter(({ dbfs }) => dbfs > strongest - RANGE_DB)
    .slice(0, count)
    .map(({ frequencyHz, dbfs }) => ({
      frequencyHz: Math.round(frequencyHz),
      dbfs: Math.round(dbfs * 10) / 10,
    }));
}

/** RMS of the sine at each frequency, by a Fourier transform under a Hann window. */
function spectrum(samples: Int16Array, size: number): Float64Array {
  const real = new Float64Array(size);
  const imaginary = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    real[i] = (samples[i] ?? 0) * (0.5 - 0.5 * Math.cos((2 * Math.PI * i) / size));
  }
  transform(real, imaginary);
  // The window halves the amplitude; a sine's energy is split over two bins, its RMS is amplitude / √2.
  return Float64Array.from({ length: size / 2 }, (_, bin) => {
    return (Math.hypot(real[bin] ?? 0, imaginary[bin] ?? 0) * 4) / size / Math.SQRT2;
  });
}

/** Fourier transform in place; the length is a power of two (Cooley and Tukey, radix 2). */
function transform(real: Float64Array, imaginary: Float64Array): void {
  const size = real.length;
  for (let i = 1, j = 0; i < size; i++) {
    let bit = size >> 1;
    for (; j & bit; bit >>= 1) j ^= bit;
    j ^= bit;
    if (i < j) {
      [real[i], real[j]] = [real[j] ?? 0, real[i] ?? 0];
      [imaginary[i], imaginary[j]] = [imaginary[j] ?? 0, imaginary[i] ?? 0];
    }
  }
  for (let length = 2; length <= size; length *= 2) {
    const angle = (-2 * Math.PI) / length;
    for (let start = 0; start < size; start += length) {
      for (let k = 0; k < length / 2; k++) {
        const [cosine, sine] = [Math.cos(angle * k), Math.sin(angle * k)];
        const [upper, lower] = [start + k, start + k + length / 2];
        const [lowerReal, lowerImaginary] = [real[lower] ?? 0, imaginary[lower] ?? 0];
        const turnedReal = lowerReal * cosine - lowerImaginary * sine;
        const turnedImaginary = lowerReal * sine + lowerImaginary * cosine;
        const [upperReal, upperImaginary] = [real[upper] ?? 0, imaginary[upper] ?? 0];
        real[upper] = upperReal + turnedReal;
        imaginary[upper] = upperImaginary + turnedImaginary;
        real[lower] = upperReal - turnedReal;
        imaginary[lower] = upperImaginary - turnedImaginary;
      }
    }
  }
}

/** Where between the bins the peak lies: the top of the parabola through three of them. */
function offset(left: number, here: number, right: number): number {
  const curve = left - 2 * here + right;
  return curve === 0 ? 0 : (0.5 * (left - right)) / curve;
}

function dbfsOf(rms: number): number {
  return 20 * Math.log10(rms / 32_768 + 1e-9);
}
