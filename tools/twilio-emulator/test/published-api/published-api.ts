import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import { EXCEPTIONS, type Exception } from './exceptions';
import { addFormats } from './formats';
import { type JsonSchema, type Origin, type PublishedSchema, toJsonSchema } from './json-schema';

interface Answer {
  /** Absent where the answer has no body. */
  schema?: PublishedSchema;
  examples?: readonly unknown[];
}

/** What can be asked at one path by one method. */
interface Operation {
  /** Names of parameters. */
  query: readonly string[];
  form: readonly string[];
  /** By status. */
  answers: Readonly<Record<string, Answer | undefined>>;
}

interface Document {
  server: string;
  operations: Readonly<Record<string, Operation>>;
  schemas: Readonly<Record<string, PublishedSchema>>;
}

/** The one answer of an error that the documents describe: Twilio's other errors have the same properties. Source: https://www.twilio.com/docs/usage/twilios-response */
const ERROR = ['POST /2010-04-01/Accounts/{Sid}.json', '409'] as const;

/** Twilio's OpenAPI documents of what the emulator serves, and whether answers are as they say. */
export class PublishedApi {
  private readonly documents: readonly (readonly [id: string, document: Document])[];
  private readonly ajv = new Ajv({ allErrors: true, allowUnionTypes: true });
  private readonly compiled = new Map<string, ValidateFunction>();

  /** @param exceptions what answers may be besides */
  constructor(private readonly exceptions: readonly Exception[] = EXCEPTIONS) {
    const fixture = readFileSync(join(import.meta.dirname, 'published-api.json'), 'utf8');
    this.documents = Object.entries(
      (JSON.parse(fixture) as { documents: Record<string, Document> }).documents,
    );
    addFormats(this.ajv);
    this.ajv.addVocabulary(['components']);
    for (const [id, document] of this.documents) {
      const schemas = Object.entries(document.schemas).map(([name, schema]) => [
        name,
        toJsonSchema(schema, this.origin(id, document, name)),
      ]);
      this.ajv.addSchema({ $id: id, components: { schemas: Object.fromEntries(schemas) as JsonSchema } });
    }
  }

  /** All of them, such as `GET /v1/Content/{Sid}`. */
  get operations(): string[] {
    return this.documents.flatMap(([, { operations }]) => Object.keys(operations));
  }

  /**
   * The operation that a request is; `undefined` where the documents have none.
   * @param emulatorUrl where pages of the later APIs are, since those name them by whole URLs
   */
  operationAt(method: string, url: URL, emulatorUrl: string): string | undefined {
    const all = this.documents.flatMap(([, { server, operations }]) =>
      [server, emulatorUrl].includes(url.origin) ? Object.keys(operations) : [],
    );
    return all.find((operation) => patternOf(operation).test(`${method} ${url.pathname}`));
  }

  /** Names among those sent that the operation has no parameters for. */
  unknownParameters(operation: string, kind: 'query' | 'form', names: readonly string[]): string[] {
    const known = this.find(operation)[1][kind];
    return names.filter((name) => !known.includes(name));
  }

  /** What is wrong with an answer: with its status, or by property. Errors are right with any status. */
  problemsOf(operation: string, status: number, body: unknown): string[] {
    if (status >= 400) return this.check(...ERROR, body);
    const answer = this.find(operation)[1].answers[status];
    if (!answer) return [`status ${status} is not documented`];
    if (answer.schema) return this.check(operation, String(status), body);
    return body === '' || body === undefined ? [] : ['a body is not documented'];
  }

  /** Twilio's own examples: operation, status, body. */
  get examples(): [operation: string, status: number, body: unknown][] {
    return this.documents.flatMap(([, { operations }]) =>
      Object.entries(operations).flatMap(([operation, { answers }]) =>
        Object.entries(answers).flatMap(([status, answer]) =>
          (answer?.examples ?? []).map((body): [string, number, unknown] => [
            operation,
            Number(status),
            body,
          ]),
        ),
      ),
    );
  }

  private check(operation: string, status: string, body: unknown): string[] {
    const validate = this.validator(operation, status);
    if (validate(body)) return [];
    return (validate.errors ?? []).map(({ instancePath, message, params }) =>
      [instancePath || '/', message, JSON.stringify(params)].join(' '),
    );
  }

  private validator(operation: string, status: string): ValidateFunction {
    const key = `${operation} ${status}`;
    const known = this.compiled.get(key);
    if (known) return known;
    const [id, { answers }, document] = this.find(operation);
    const validate = this.ajv.compile(
      toJsonSchema(answers[status]?.schema ?? {}, this.origin(id, document, '')),
    );
    this.compiled.set(key, validate);
    return validate;
  }

  private find(operation: string): [id: string, operation: Operation, document: Document] {
    for (const [id, document] of this.documents) {
      const found = document.operations[operation];
      if (found) return [id, found, document];
    }
    throw new Error(`Twilio documents no ${operation}`);
  }

  private origin(id: string, { server }: Document, schema: string): Origin {
    const alsoOf = (property: string): object | undefined =>
      this.exceptions.find((one) => one.schema === schema && one.property === property)?.also;
    return { id, hasPaths: server === 'https://api.twilio.com', alsoOf };
  }
}

/** A request of this operation: each parameter of the path stands for one part of it. */
function patternOf(operation: string): RegExp {
  const parts = operation.split(/\{\w+\}/).map((part) => part.replaceAll('.', '\\.'));
  return new RegExp(`^${parts.join('[^/]+')}$`);
}
