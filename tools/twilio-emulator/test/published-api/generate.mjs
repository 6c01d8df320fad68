/**
 * Writes `published-api.json`: what Twilio's OpenAPI documents say of the resources that the emulator serves.
 * The documents come from the npm package `@twilio/cli-core`, which carries them (MIT): it is packed, read and thrown away, since
 * its dependencies are many. Run it from anywhere: `node tools/twilio-emulator/test/published-api/generate.mjs`.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { format } from 'prettier';

const PACKAGE = '@twilio/cli-core@9.0.0';
const FIXTURE = join(import.meta.dirname, 'published-api.json');
const METHODS = ['get', 'post', 'put', 'patch', 'delete'];
/** Of a schema, what tells right answers from wrong ones; descriptions and hints for code generators are left out. */
const KEPT = ['type', 'format', 'nullable', 'enum', 'pattern', 'minLength', 'maxLength', '$ref'];

const account = '/2010-04-01/Accounts/{AccountSid}';
const usage = ['AllTime', 'Daily', 'LastMonth', 'Monthly', 'ThisMonth', 'Today', 'Yearly', 'Yesterday'];
/** By document, the resources: each with the path of one of them, where there is one. */
const RESOURCES = {
  twilio_api_v2010: [
    '/2010-04-01/Accounts/{Sid}.json',
    ...[
      ...['Applications', 'Calls', 'Conferences', 'IncomingPhoneNumbers', 'Keys', 'Messages', 'Queues'],
      ...['Recordings', 'Transcriptions'],
    ].flatMap((name) => [`${account}/${name}.json`, `${account}/${name}/{Sid}.json`]),
    `${account}/Balance.json`,
    ...collection(`${account}/Calls/{CallSid}/Recordings`, 'Sid'),
    ...collection(`${account}/Conferences/{ConferenceSid}/Participants`, 'CallSid'),
    ...collection(`${account}/Messages/{MessageSid}/Media`, 'Sid'),
    `${account}/Messages/{MessageSid}/Feedback.json`,
    ...collection(`${account}/Queues/{QueueSid}/Members`, 'CallSid'),
    ...collection(`${account}/Recordings/{RecordingSid}/Transcriptions`, 'Sid'),
    `${account}/Usage/Records.json`,
    ...usage.map((name) => `${account}/Usage/Records/${name}.json`),
  ],
  twilio_content_v1: [
    '/v1/Content',
    '/v1/Content/{Sid}',
    '/v1/Content/{Sid}/ApprovalRequests',
    '/v1/Content/{ContentSid}/ApprovalRequests/whatsapp',
    '/v1/ContentAndApprovals',
  ],
  twilio_messaging_v1: [
    '/v1/Services',
    '/v1/Services/{Sid}',
    '/v1/Services/{ServiceSid}/PhoneNumbers',
    '/v1/Services/{ServiceSid}/PhoneNumbers/{Sid}',
  ],
};

const folder = mkdtempSync(join(tmpdir(), 'twilio-openapi-'));
try {
  const packed = execFileSync('npm', ['pack', '--silent', PACKAGE], { cwd: folder, encoding: 'utf8' }).trim();
  execFileSync('tar', ['-xzf', packed], { cwd: folder });
  const fixture = {
    source: `npm package ${PACKAGE}, src/services/twilio-api/*.json (https://github.com/twilio/twilio-cli-core)`,
    licence: readFileSync(join(folder, 'package/LICENSE'), 'utf8').trim().split('\n'),
    madeBy: 'tools/twilio-emulator/test/published-api/generate.mjs',
    documents: Object.fromEntries(
      Object.entries(RESOURCES).map(([name, paths]) => [name, read(name, paths)]),
    ),
  };
  writeFileSync(FIXTURE, await format(JSON.stringify(fixture), { parser: 'json', printWidth: 110 }));
} finally {
  rmSync(folder, { recursive: true });
}

function collection(path, sid) {
  return [`${path}.json`, `${path}/{${sid}}.json`];
}

/** @throws Error where the document has not one of the paths */
function read(name, paths) {
  const file = join(folder, 'package/src/services/twilio-api', `${name}.json`);
  const document = JSON.parse(readFileSync(file, 'utf8'));
  const schemas = {};
  const operations = {};
  const seen = new Set();
  for (const path of paths) {
    const item = document.paths[path];
    if (!item) throw new Error(`${name} has no ${path}`);
    const isListOfSingles = paths.some((one) => one.startsWith(`${path.replace(/\.json$/, '')}/{`));
    for (const method of METHODS.filter((one) => item[one])) {
      const operation = operationOf(item[method], document, { schemas, seen });
      // The examples of one are enough: those of a list are many and long.
      if (method === 'get' && isListOfSingles) delete operation.answers[200].examples;
      operations[`${method.toUpperCase()} ${path}`] = operation;
    }
  }
  return { version: document.info.version, server: document.servers[0].url, operations, schemas };
}

/** Parameters by where they stand, answers by status; `schemas` gets what they refer to, `seen` the examples. */
function operationOf({ parameters = [], requestBody, responses }, document, { schemas, seen }) {
  const query = parameters.filter((one) => one.in === 'query').map((one) => one.name);
  const form = requestBody?.content['application/x-www-form-urlencoded']?.schema.properties ?? {};
  const answers = Object.entries(responses).map(([status, { content }]) => {
    const { schema, examples = {} } = content?.['application/json'] ?? {};
    if (!schema) return [status, {}];
    const shown = unseen(
      schema,
      Object.values(examples).map(({ value }) => value),
      seen,
    );
    return [
      status,
      { schema: kept(schema, document, schemas), ...(shown.length > 0 ? { examples: shown } : {}) },
    ];
  });
  return { query, form: Object.keys(form), answers: Object.fromEntries(answers) };
}

/** One of each kind: examples of a schema with the same properties and the same types of values prove the same. */
function unseen(schema, values, seen) {
  return values.filter((value) => {
    const typeOf = (_key, one) => (one && typeof one === 'object' ? one : one && typeof one);
    const kind = `${JSON.stringify(schema)} ${JSON.stringify(value, typeOf)}`;
    return !seen.has(kind) && seen.add(kind);
  });
}

/** The schema without what tells nothing of answers. */
function kept(schema, document, schemas) {
  const name = schema.$ref?.split('/').at(-1);
  if (name && !(name in schemas)) {
    schemas[name] = {};
    schemas[name] = kept(document.components.schemas[name], document, schemas);
  }
  const properties = Object.entries(schema.properties ?? {}).map(([key, value]) => [
    key,
    kept(value, document, schemas),
  ]);
  return {
    ...Object.fromEntries(KEPT.filter((key) => key in schema).map((key) => [key, schema[key]])),
    ...(schema.properties ? { properties: Object.fromEntries(properties) } : {}),
    ...(schema.items ? { items: kept(schema.items, document, schemas) } : {}),
    ...(schema.oneOf ? { oneOf: schema.oneOf.map((one) => kept(one, document, schemas)) } : {}),
  };
}
