import { FRAME_MS } from './audio';

/** Keypad keys in the order of their RFC 4733 event codes (0–15). */
const KEYS = '0123456789*#ABCD';

/** Low and high frequency of each key. */
export const DTMF_FREQUENCIES_HZ: Readonly<Record<string, readonly [number, number]>> = Object.freeze({
  '1': [697, 1209],
  '2': [697, 1336],
  '3': [697, 1477],
  A: [697, 1633],
  '4': [770, 1209],
  '5': [770, 1336],
  '6': [770, 1477],
  B: [770, 1633],
  '7': [852, 1209],
  '8': [852, 1336],
  '9': [852, 1477],
  C: [852, 1633],
  '*': [941, 1209],
  '0': [941, 1336],
  '#': [941, 1477],
  D: [941, 1633],
});

export function eventCodeOf(key: string): number | undefined {
  const code = KEYS.indexOf(key.toUpperCase());
  return key.length === 1 && code >= 0 ? code : undefined;
}

export function keyOfEventCode(code: number): string | undefined {
  return KEYS[code];
}

/** One step of a digit string: a key to press, or a pause. */
export type DigitStep = { key: string } | { pauseTicks: number };

/** Reads `0-9*#A-D` with `w` (0.5 s) and `W` (1 s) as pauses; anything else is left out. */
export function parseDigits(digits: string): DigitStep[] {
  const steps: DigitStep[] = [];
  for (const char of digits) {
    if (char === 'w') steps.push({ pauseTicks: 500 / FRAME_MS });
    else if (char === 'W') steps.push({ pauseTicks: 1000 / FRAME_MS });
    else if (eventCodeOf(char) !== undefined) steps.push({ key: char.toUpperCase() });
  }
  return steps;
}
