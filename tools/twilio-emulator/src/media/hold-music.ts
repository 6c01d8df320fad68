import type { AudioSource } from './audio';
import { ToneSource, type ToneStep } from './tones';

const HOLD_LEVEL_DBFS = -24;

/** Chords of a slow progression, in Hz. */
const CHORDS: readonly (readonly number[])[] = [
  [262, 330, 392],
  [220, 262, 330],
  [175, 220, 262],
  [196, 247, 294],
];

/** What is heard while waiting where no address of music is given; goes on for ever. */
export function holdMusic(): AudioSource {
  const steps = CHORDS.flatMap((frequenciesHz): ToneStep[] => [
    { frequenciesHz, durationMs: 900 },
    { frequenciesHz: [], durationMs: 100 },
  ]);
  return new ToneSource(steps, true, HOLD_LEVEL_DBFS);
}
