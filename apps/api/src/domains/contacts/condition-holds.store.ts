import { sql, type Expression, type ExpressionBuilder, type RawBuilder, type SqlBool } from 'kysely';
import type { ContactFieldTables } from './contact-fields-schema';
import type { ContactTables } from './contacts-schema';
import type { FieldCondition } from './field-condition';

/** Whether a contact's field is so: one look along the key of values for each contact and condition. */
export const holds =
  (condition: FieldCondition) =>
  (query: ExpressionBuilder<ContactTables & ContactFieldTables, 'contacts'>): Expression<SqlBool> =>
    query.exists(
      query
        .selectFrom('contact_values')
        .select('field_id')
        .whereRef('contact_id', '=', 'contacts.id')
        .where('field_id', '=', condition.fieldId)
        .where(isSo(condition)),
    );

function isSo({ fieldId, kind, comparison, values }: FieldCondition): RawBuilder<SqlBool> {
  const [value = ''] = values;
  switch (comparison) {
    case 'filled':
      return sql<SqlBool>`contact_values.value <> ''`;
    case 'one-of':
      return sql<SqlBool>`contact_values.value in (${sql.join(values)})`;
    case 'at-least':
      return compared(fieldId, '>=', value);
    case 'at-most':
      return compared(fieldId, '<=', value);
    // Dates are kept as `YYYY-MM-DD`: their letters have the order of days.
    case 'before':
      return sql<SqlBool>`contact_values.value < ${value}`;
    case 'after':
      return sql<SqlBool>`contact_values.value > ${value}`;
    case 'is':
      if (kind === 'number') return compared(fieldId, '=', value);
      if (kind === 'date') return sql<SqlBool>`contact_values.value = ${value}`;
      return sql<SqlBool>`contact_values.searched = ${value.toLowerCase()}`;
  }
}

/** PostgreSQL may look at a condition before another, and fails at a text that is no number: only `case` has an order. */
const compared = (fieldId: string, operator: '=' | '>=' | '<=', value: string): RawBuilder<SqlBool> =>
  sql<SqlBool>`case when contact_values.field_id = ${fieldId}
    then cast(contact_values.value as numeric) ${sql.raw(operator)} cast(${value} as numeric) end`;
