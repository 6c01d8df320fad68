import type { NumberProblem } from '@centralita/shared-types/phone-numbers';
import type { DialRefusal } from '@centralita/shared-types/rules';

/** Why a number is not called. Each has words under `entry.hint`, which say what to do. */
export type EntryHintKey =
  | NumberProblem
  | DialRefusal
  | 'incomplete'
  | 'line-away'
  | 'checking'
  | 'hidden-caller'
  | 'no-number-pasted';

export interface EntryHint {
  key: EntryHintKey;
  /** The part of the entry that it is about. */
  about?: string;
  /** Two letters: the country that it is about. */
  country?: string;
}
