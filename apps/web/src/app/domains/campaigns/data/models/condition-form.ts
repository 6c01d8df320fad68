import type { ContactCondition, ContactField } from '@centralita/shared-types';
import { CONTACT_COMPARISONS_OF } from '@centralita/shared-types/rules';

/** What somebody chooses and types for one condition. */
export interface ConditionForm {
  /** Apart from the others, also while two are the same. */
  key: number;
  fieldId: string;
  comparison: ContactCondition['comparison'];
  value: string;
  /** Of `one-of`. */
  choices: readonly string[];
}

/** What is wrong with a condition: its field is gone, or nothing that can be compared is written. */
export type ConditionFault = 'gone' | 'value' | 'number' | 'choice';

/** As the server reads a number: a point or a comma before the part of one, nothing between thousands. */
const NUMBER = /^[+-]?\d{1,15}(?:[.,]\d{1,10})?$/;

let made = 0;

/** Of a field as it is chosen: the first comparison of its kind, and nothing written. */
export const conditionOn = ({ id, kind }: ContactField): ConditionForm => ({
  ...{ key: ++made, fieldId: id, comparison: CONTACT_COMPARISONS_OF[kind][0], value: '', choices: [] },
});

export const conditionForms = (conditions: readonly ContactCondition[]): ConditionForm[] =>
  conditions.map(({ fieldId, comparison, values }) => ({
    ...{ key: ++made, fieldId, comparison, value: values[0] ?? '', choices: values },
  }));

/** @param fields those of the organisation */
export function conditionFault(
  { fieldId, comparison, value, choices }: ConditionForm,
  fields: readonly ContactField[],
): ConditionFault | undefined {
  const field = fields.find(({ id }) => id === fieldId);
  if (!field) return 'gone';
  if (comparison === 'filled') return undefined;
  if (comparison === 'one-of')
    return field.choices.some((one) => choices.includes(one)) ? undefined : 'choice';
  if (value.trim() === '') return 'value';
  return field.kind === 'number' && !NUMBER.test(value.trim()) ? 'number' : undefined;
}

/** Choices that the field has no more are left out. */
export function conditionOf(
  { fieldId, comparison, value, choices }: ConditionForm,
  fields: readonly ContactField[],
): ContactCondition {
  if (comparison === 'filled') return { fieldId, comparison, values: [] };
  if (comparison !== 'one-of') return { fieldId, comparison, values: [value.trim()] };
  const offered = fields.find(({ id }) => id === fieldId)?.choices ?? [];
  return { fieldId, comparison, values: offered.filter((one) => choices.includes(one)) };
}
