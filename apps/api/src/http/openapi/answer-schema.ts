import type { ValueSchema } from './dto-schema';

type Optional<T> = { [Key in keyof T]-?: object extends Pick<T, Key> ? Key : never }[keyof T];

export const TEXT: ValueSchema = { type: 'string' };
export const INTEGER: ValueSchema = { type: 'integer' };
export const NUMBER: ValueSchema = { type: 'number' };
export const YES_NO: ValueSchema = { type: 'boolean' };
/** Epoch milliseconds. */
export const TIME: ValueSchema = { type: 'integer', description: 'Epoch milliseconds' };

export const orNull = (schema: ValueSchema): ValueSchema => ({ anyOf: [schema, { type: 'null' }] });
export const listOf = (items: ValueSchema): ValueSchema => ({ type: 'array', items });
export const oneOf = (values: readonly string[]): ValueSchema => ({ enum: values });
export const refTo = (name: string): ValueSchema => ({ $ref: `#/components/schemas/${name}` });

/**
 * An answer, field by field: the compiler refuses a field that the type does not have, and one that is forgotten; where some may
 * be absent, it asks which.
 */
export const objectOf = <T extends object>(
  fields: { [Key in keyof Required<T>]: ValueSchema },
  ...mayBeAbsent: Optional<T> extends never ? [] : [readonly Optional<T>[]]
): ValueSchema => {
  const absent: readonly PropertyKey[] = mayBeAbsent[0] ?? [];
  return {
    type: 'object',
    properties: fields,
    required: Object.keys(fields).filter((name) => !absent.includes(name)),
  };
};

/** A page of a list, whose `next` asks for the following one. */
export const pageOf = (item: ValueSchema): ValueSchema => ({
  type: 'object',
  properties: { items: listOf(item), next: orNull(TEXT) },
  required: ['items', 'next'],
});
