import type { Type } from '@nestjs/common';
import { defaultMetadataStorage } from 'class-transformer/cjs/storage.js';
import { getMetadataStorage } from 'class-validator';

/** What JSON Schema says of a value; the words of OpenAPI 3.1. */
export type ValueSchema = Record<string, unknown>;

export interface FieldSchema {
  name: string;
  required: boolean;
  schema: ValueSchema;
  /** Class of the value, or of each item of a list. */
  nested?: Type;
  isArray: boolean;
}

type Rule = (constraints: readonly unknown[]) => ValueSchema;

/** By the name that class-validator gives each decorator. What is not here says nothing of the shape. */
const RULES: Record<string, Rule> = {
  isString: () => ({ type: 'string' }),
  isLength: ([minLength, maxLength]) => ({
    type: 'string',
    minLength,
    ...(maxLength !== undefined && { maxLength }),
  }),
  minLength: ([minLength]) => ({ type: 'string', minLength }),
  maxLength: ([maxLength]) => ({ type: 'string', maxLength }),
  matches: ([pattern]) => ({ type: 'string', pattern: (pattern as RegExp).source }),
  isEmail: () => ({ type: 'string', format: 'email' }),
  isUrl: () => ({ type: 'string', format: 'uri' }),
  isIso8601: () => ({ type: 'string', format: 'date-time' }),
  isTimeZone: () => ({ type: 'string', description: 'IANA time zone, such as Europe/Madrid' }),
  isIn: ([values]) => ({ enum: values }),
  isInt: () => ({ type: 'integer' }),
  isNumber: () => ({ type: 'number' }),
  min: ([minimum]) => ({ minimum }),
  max: ([maximum]) => ({ maximum }),
  isBoolean: () => ({ type: 'boolean' }),
  isObject: () => ({ type: 'object', additionalProperties: true }),
  arrayMaxSize: ([maxItems]) => ({ maxItems }),
  arrayMinSize: ([minItems]) => ({ minItems }),
  arrayUnique: () => ({ uniqueItems: true }),
};

/** The fields of a body or query, as its validators check them. */
export function fieldsOf(dto: Type): FieldSchema[] {
  const all = getMetadataStorage().getTargetValidationMetadatas(dto, '', false, false);
  const byField = Map.groupBy(all, ({ propertyName }) => propertyName);
  return [...byField].map(([name, checks]) => {
    const mayBe = (value: unknown): boolean =>
      checks.some(
        ({ type, constraints }) =>
          type === 'conditionalValidation' &&
          (constraints[0] as (object: object, value: unknown) => boolean)({}, value) === false,
      );
    const whole: ValueSchema = {};
    const items: ValueSchema = {};
    for (const { name: rule, type, constraints, each } of checks)
      Object.assign(each ? items : whole, RULES[rule ?? type]?.((constraints ?? []) as unknown[]));
    const isArray = checks.some(({ name: rule, each }) => rule === 'isArray' || each);
    const nested = checks.some(({ type }) => type === 'nestedValidation') ? typeOf(dto, name) : undefined;
    return {
      ...{ name, isArray, required: !mayBe(undefined), ...(nested && { nested }) },
      schema: isArray ? { ...whole, type: 'array', items } : nullable(whole, mayBe(null)),
    };
  });
}

const nullable = (schema: ValueSchema, isSo: boolean): ValueSchema =>
  isSo && typeof schema['type'] === 'string' ? { ...schema, type: [schema['type'], 'null'] } : schema;

/** Of `@Type(() => …)`; of a class above where it is inherited. */
function typeOf(dto: Type, field: string): Type | undefined {
  return defaultMetadataStorage.findTypeMetadata(dto, field)?.typeFunction();
}

/** The whole of a body as JSON Schema; `refTo` says how another class is pointed at. */
export function schemaOf(dto: Type, refTo: (nested: Type) => ValueSchema): ValueSchema {
  const fields = fieldsOf(dto);
  const properties = fields.map(({ name, schema, nested, isArray }) => {
    if (!nested) return [name, schema] as const;
    return [name, isArray ? { ...schema, items: refTo(nested) } : refTo(nested)] as const;
  });
  const required = fields.filter((field) => field.required).map(({ name }) => name);
  return {
    type: 'object',
    properties: Object.fromEntries(properties),
    ...(required.length > 0 && { required }),
    additionalProperties: false,
  };
}
