import {
  CONTACT_COMPARISONS_OF,
  type ContactComparison,
  type ContactCondition,
  type ContactField,
  type ContactFieldKind,
} from '@centralita/shared-types';
import { fieldErrors } from './contact-field-errors';
import { readFieldValue } from './field-value';

/** A condition whose field is there and can be compared so; values as they are kept. */
export interface FieldCondition extends ContactCondition {
  kind: ContactFieldKind;
}

/** @throws AppError `contacts/unknown-field`, `contacts/bad-condition` (422) */
export function readCondition(
  fields: readonly ContactField[],
  { fieldId, comparison, values: typed }: ContactCondition,
): FieldCondition {
  const field = fields.find(({ id }) => id === fieldId);
  if (!field) throw fieldErrors.unknown();
  const { name, kind } = field;
  const values = typed.map((one) => (one.trim() === '' ? undefined : readFieldValue(field, one.trim())));
  const known = values.filter((value) => value !== undefined);
  const isFit = CONTACT_COMPARISONS_OF[kind].includes(comparison) && takes(comparison, typed.length);
  if (!isFit || known.length < typed.length) throw fieldErrors.badCondition(name);
  return { fieldId, kind, comparison, values: known };
}

function takes(comparison: ContactComparison, count: number): boolean {
  if (comparison === 'filled') return count === 0;
  return comparison === 'one-of' ? count > 0 : count === 1;
}
