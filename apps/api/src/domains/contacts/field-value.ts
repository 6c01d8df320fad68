import type { ContactFieldKind } from '@centralita/shared-types';
import { readDate } from '../../platform/csv/read-date';
import { foldText } from '../../platform/text/fold-text';

/** A point or a comma before the part of one; nothing between thousands, where nobody could tell which is which. */
const NUMBER = /^[+-]?\d{1,15}(?:[.,]\d{1,10})?$/;

/** What somebody typed in a field, as it is kept: a date `YYYY-MM-DD`, a number with a point, a choice as it is spelt. */
export function readFieldValue(
  { kind, choices }: { kind: ContactFieldKind; choices: readonly string[] },
  typed: string,
): string | undefined {
  switch (kind) {
    case 'text':
      return typed;
    case 'number':
      return NUMBER.test(typed) ? typed.replace(',', '.').replace(/^\+/, '') : undefined;
    case 'date':
      return readDate(typed);
    case 'choice':
      return choices.find((one) => one === typed) ?? choices.find((one) => foldText(one) === foldText(typed));
  }
}
