import { KNOWLEDGE_THRESHOLD } from '@centralita/shared-types/rules';

export interface ThresholdChoice {
  percent: number;
  /** Of its words. */
  key: 'bold' | 'usual' | 'careful' | 'strict' | 'other';
}

const CHOICES: readonly ThresholdChoice[] = [
  { percent: 30, key: 'bold' },
  { percent: KNOWLEDGE_THRESHOLD, key: 'usual' },
  { percent: 65, key: 'careful' },
  { percent: 85, key: 'strict' },
];

/** What can be chosen; a program may have set another value, which is shown too. */
export const thresholdChoices = (chosen: number | undefined): readonly ThresholdChoice[] =>
  chosen === undefined || CHOICES.some(({ percent }) => percent === chosen)
    ? CHOICES
    : [...CHOICES, { percent: chosen, key: 'other' as const }].sort(
        (one, other) => one.percent - other.percent,
      );
