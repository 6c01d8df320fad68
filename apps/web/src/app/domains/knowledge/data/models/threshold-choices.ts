import { KNOWLEDGE_THRESHOLD } from '@centralita/shared-types/rules';

export interface ThresholdChoice {
  percent: number;
  /** Of its words. */
  key: string;
}

const CHOICES: readonly ThresholdChoice[] = [
  { percent: 30, key: 'knowledge.threshold.bold' },
  { percent: KNOWLEDGE_THRESHOLD, key: 'knowledge.threshold.usual' },
  { percent: 65, key: 'knowledge.threshold.careful' },
  { percent: 85, key: 'knowledge.threshold.strict' },
];

/** What can be chosen; a program may have set another value, which is shown too. */
export const thresholdChoices = (chosen: number | undefined): readonly ThresholdChoice[] =>
  chosen === undefined || CHOICES.some(({ percent }) => percent === chosen)
    ? CHOICES
    : [...CHOICES, { percent: chosen, key: 'knowledge.threshold.other' }].sort(
        (one, other) => one.percent - other.percent,
      );
