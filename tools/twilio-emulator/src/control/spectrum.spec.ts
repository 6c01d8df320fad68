import { dtmf, sine, ToneSource } from '../media/tones';
import type { AudioSource } from '../media/audio';
import { dominantTones, levelDbfs } from './spectrum';

function samplesOf(source: AudioSource, frames: number): Int16Array {
  const samples: number[] = [];
  for (let i = 0; i < frames; i++) samples.push(...(source.read() ?? []));
  return Int16Array.from(samples);
}

describe('levelDbfs', () => {
  it('is −3 for a full-scale sine, the stated level for others, −96 for silence', () => {
    expect(levelDbfs(samplesOf(sine(1000, Infinity, -3), 25))).toBeCloseTo(-3, 0);
    expect(levelDbfs(samplesOf(sine(1000, Infinity, -30), 25))).toBeCloseTo(-30, 0);
    expect(levelDbfs(new Int16Array(4000))).toBe(-96);
    expect(levelDbfs(new Int16Array())).toBe(-96);
  });
});

describe('dominantTones', () => {
  it.each([123, 440, 1000, 2750, 3400])('finds %i Hz with its level', (frequencyHz) => {
    const tones = dominantTones(samplesOf(sine(frequencyHz, Infinity, -20), 50));
    expect(tones).toHaveLength(1);
    expect(Math.abs((tones[0]?.frequencyHz ?? 0) - frequencyHz)).toBeLessThanOrEqual(1);
    expect(Math.abs((tones[0]?.dbfs ?? 0) + 20)).toBeLessThan(1.5);
  });

  it('tells two tones apart, loudest first', () => {
    const ring = new ToneSource([{ frequenciesHz: [440, 480], durationMs: 5000 }], false);
    const found = dominantTones(samplesOf(ring, 50)).map(({ frequencyHz }) => frequencyHz);
    expect(found.sort((a, b) => a - b)).toEqual([440, 480]);
    const key = dominantTones(samplesOf(dtmf('5'), 8)).map(({ frequencyHz }) => frequencyHz);
    expect(key.sort((a, b) => a - b).map((hz) => Math.round(hz / 10))).toEqual([77, 134]);
  });

  it('finds nothing in silence or in too little sound', () => {
    expect(dominantTones(new Int16Array(8000))).toEqual([]);
    expect(dominantTones(new Int16Array(100).fill(9000))).toEqual([]);
  });
});
