/** A schema of OpenAPI 3.0, as far as the fixture keeps it. */
export interface PublishedSchema {
  type?: string;
  format?: string;
  nullable?: boolean;
  enum?: readonly string[];
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  $ref?: string;
  properties?: Readonly<Record<string, PublishedSchema>>;
  items?: PublishedSchema;
  oneOf?: readonly PublishedSchema[];
}

export type JsonSchema = Record<string, unknown>;

/** What the conversion has to know of the document. */
export interface Origin {
  /** Name of the document among Ajv's schemas. */
  id: string;
  /** Whether resources are named by paths (`uri`), as in the API of 2010, or by whole URLs. */
  hasPaths: boolean;
  /** What a property of the schema may be besides what is said. */
  alsoOf: (property: string) => object | undefined;
}

/**
 * The same as a JSON schema. Twilio marks nothing as required and closes nothing: here each documented property must be there, and
 * no other. Throws where the format of an object is unknown.
 */
export function toJsonSchema(schema: PublishedSchema, origin: Origin, name = ''): JsonSchema {
  const { type, format, nullable, enum: values, $ref, properties, items, oneOf, ...limits } = schema;
  if ($ref !== undefined) return { $ref: `${origin.id}${$ref}` };
  if (oneOf) return { oneOf: oneOf.map((one) => toJsonSchema(one, origin, name)) };
  const converted: JsonSchema = {
    ...limits,
    ...(type === undefined ? {} : { type: nullable ? [type, 'null'] : type }),
    ...(values ? { enum: nullable ? [...values, null] : values } : {}),
    ...(items ? { items: toJsonSchema(items, origin) } : {}),
  };
  if (properties || type === 'object') return { ...converted, ...objectOf(schema, origin) };
  const shown = stringFormat(format, name, origin);
  return shown === undefined ? converted : { ...converted, format: shown };
}

function objectOf({ format, properties }: PublishedSchema, origin: Origin): JsonSchema {
  if (properties) {
    const entries = Object.entries(properties).map(([name, value]) => {
      const also = origin.alsoOf(name);
      const published = toJsonSchema(value, { ...origin, alsoOf: () => undefined }, name);
      return [name, also ? { anyOf: [published, also] } : published];
    });
    return {
      type: 'object',
      properties: Object.fromEntries(entries) as JsonSchema,
      required: Object.keys(properties),
      additionalProperties: false,
    };
  }
  if (format === undefined) return {};
  if (format !== 'uri-map') throw new Error(`An object of the unknown format ${format}`);
  return { additionalProperties: { type: 'string', format: origin.hasPaths ? 'uri-path' : 'uri' } };
}

/** In the API of 2010 the property `uri` has no format, and pages are of the format `uri`: both are paths. */
function stringFormat(format: string | undefined, name: string, { hasPaths }: Origin): string | undefined {
  return hasPaths && (name === 'uri' || name.endsWith('_uri')) ? 'uri-path' : format;
}
