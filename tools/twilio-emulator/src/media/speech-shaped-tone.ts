import { SAMPLE_RATE_HZ } from './audio';

const LETTER_MS = 65;
const PAUSE_MS = 90;
const SENTENCE_PAUSE_MS = 300;
const PEAK = 9000;

/**
 * What stands in for speech where no speech engine is installed: one swelling tone per word, as long as the word takes
 * to say, with pauses between words and sentences. The same text always sounds the same.
 */
export function speechShapedTone(text: string): Int16Array {
  const words = text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
  return joined(words.map((word, index) => wordSamples(word, index)));
}

function wordSamples(word: string, index: number): Int16Array {
  const letters = Math.max(2, [...word].length);
  const voiced = samplesOf(letters * LETTER_MS);
  const pause = samplesOf(/[.!?:;]$/.test(word) ? SENTENCE_PAUSE_MS : PAUSE_MS);
  const pitchHz = 140 + ((index * 37 + letters * 11) % 60);
  const samples = new Int16Array(voiced + pause);
  for (let i = 0; i < voiced; i++) {
    const phase = (2 * Math.PI * pitchHz * i) / SAMPLE_RATE_HZ;
    const voice =
      Math.sin(phase) + 0.6 * Math.sin(2 * phase) + 0.4 * Math.sin(4 * phase) + 0.2 * Math.sin(7 * phase);
    samples[i] = Math.round((Math.sin((Math.PI * i) / voiced) * voice * PEAK) / 2.2);
  }
  return samples;
}

function samplesOf(durationMs: number): number {
  return Math.round((durationMs * SAMPLE_RATE_HZ) / 1000);
}

function joined(parts: readonly Int16Array[]): Int16Array {
  const all = new Int16Array(parts.reduce((length, part) => length + part.length, 0));
  let position = 0;
  for (const part of parts) {
    all.set(part, position);
    position += part.length;
  }
  return all;
}
