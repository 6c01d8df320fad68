import { SAMPLE_RATE_HZ } from '../media/audio';
import type { Recording } from '../recordings/recording';
import { isTranscribable } from './transcription-store';

describe('isTranscribable', () => {
  it.each([
    [1.98, false],
    [2, true],
    [120, true],
    [120.04, true], // told as 120 s: maxLength="120" may be a frame longer
    [121, false],
  ])('a recording of %s s: %s', (seconds, expected) => {
    const samples = [new Int16Array(Math.round(seconds * SAMPLE_RATE_HZ))];
    const recording = { samples, durationSec: Math.round(seconds) } as Recording;
    expect(isTranscribable(recording)).toBe(expected);
  });
});
