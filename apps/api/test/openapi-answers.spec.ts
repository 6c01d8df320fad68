import type {
  ContactEntry,
  ContactField,
  Conversation,
  InboxView,
  JoinedCustomer,
  Label,
  Macro,
  Message,
  Page,
} from '@centralita/shared-types';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { ANSWERS } from '../src/http/openapi/answers';
import type { CallTables } from '../src/domains/calls/calls-schema';
import { UnitOfWork } from '../src/platform/database/unit-of-work';
import { ACCOUNT, ACCOUNT_ENVIRONMENT } from './support/account';
import { eventually } from './support/eventually';
import { call } from './support/history-rows';
import { incomingMessage } from './support/messages';
import { startTeam, type Team } from './support/team';
import { startTwilioMessages, type TwilioMessages } from './support/twilio-messages';
import { send, signedPost } from './support/twilio-webhook';

type Schema = Record<string, unknown>;
type Document = {
  components: { schemas: Record<string, Schema> };
  paths: Record<string, Record<string, Schema>>;
};

let team: Team;
let twilio: TwilioMessages;
beforeAll(async () => {
  twilio = await startTwilioMessages();
  team = await startTeam({ ...ACCOUNT_ENVIRONMENT, TWILIO_EMULATOR_URL: twilio.url });
  const numbers = { numbers: [ACCOUNT.phoneNumber] };
  await team.owner.web.patch(`/api/organisations/${team.organisationId}`).send(numbers).expect(200);
}, 90_000);
afterAll(async () => {
  await team.api.close();
  await twilio.close();
});

/** Nothing besides what is said: a field that nobody described is told. */
const closed = (schema: unknown): unknown => {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const inner = Object.fromEntries(Object.entries(schema).map(([name, value]) => [name, closed(value)]));
  return 'properties' in inner ? { additionalProperties: false, ...inner } : inner;
};

it('says of each answer what it is', async () => {
  const { web } = team.admin;
  const { body } = await web.get('/api/openapi.json').expect(200);
  const document = body as Document;
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  ajv.addSchema({ $id: 'api', components: closed(document.components) });
  const proven = new Set<string>();
  /** @param route as the document has it, such as `GET /api/calls/:id` */
  const ask = async <T>(route: string, path: string, sent: object = {}): Promise<T> => {
    const [method = '', of = ''] = route.split(' ');
    const verb = method.toLowerCase() as 'get' | 'post' | 'put' | 'patch';
    const answer = await (verb === 'get' ? web.get(path) : web[verb](path).send(sent));
    const operation = document.paths[of.replaceAll(/:(\w+)/g, '{$1}')]?.[verb] as {
      responses: Record<string, { content: Record<string, { schema: Schema }> }>;
    };
    const schema = operation.responses[answer.status]?.content['application/json']?.schema;
    expect([route, answer.status, schema]).toEqual([route, answer.status, expect.anything()]);
    const whole = JSON.parse(JSON.stringify(closed(schema)).replaceAll('"#/', '"api#/')) as Schema;
    const isRight = ajv.validate(whole, answer.body);
    expect([route, isRight ? [] : ajv.errors]).toEqual([route, []]);
    proven.add(route);
    return answer.body as T;
  };

  const from = '+34677123456';
  const webhook = signedPost(
    `${team.api.url}/webhooks/messages`,
    incomingMessage('Hola', { From: from, To: ACCOUNT.phoneNumber }),
  );
  await send(webhook);
  const [{ id }] = (await ask<Page<Conversation>>('GET /api/conversations', '/api/conversations')).items as [
    Conversation,
  ];
  const at = `/api/conversations/${id}`;
  await ask('GET /api/conversations/counts', '/api/conversations/counts');
  await ask('GET /api/conversations/assignees', '/api/conversations/assignees');
  const label = { name: 'Facturas', colour: 'teal' };
  const { body: made } = await web.post('/api/labels').send(label).expect(201);
  await ask('GET /api/labels', '/api/labels');
  const view = { name: 'Facturas', shared: true, view: 'all', labelId: (made as Label).id };
  const { id: viewId } = await ask<InboxView>('POST /api/inbox-views', '/api/inbox-views', view);
  await ask('PUT /api/inbox-views/:id', `/api/inbox-views/${viewId}`, { ...view, channel: 'sms' });
  await ask('GET /api/inbox-views', '/api/inbox-views');
  await ask('GET /api/inbox-views/counts', '/api/inbox-views/counts');
  const asLabel = { $ref: 'api#/components/schemas/Label' };
  for (const wrong of [
    { id: 'x', name: 'y' },
    { ...(made as Label), more: 1 },
  ])
    expect(ajv.validate(asLabel, wrong)).toBe(false);
  expect(ajv.validate(asLabel, made)).toBe(true);
  await web
    .patch('/api/conversations')
    .send({ ids: [id], addLabelId: (made as Label).id })
    .expect(200);
  twilio.next.push({ kind: 'refuse', status: 400, code: 21211 });
  const first = { text: 'Buenas', clientId: 'client-first' };
  const { id: failing } = await ask<Message>('POST /api/conversations/:id/messages', `${at}/messages`, first);
  await eventually(async () => {
    const { items } = (await web.get(`${at}/messages`).expect(200)).body as Page<Message>;
    return items.find((one) => one.id === failing)?.status === 'failed';
  });
  await ask('GET /api/conversations/:id/messages', `${at}/messages`);
  await ask('POST /api/messages/:id/retry', `/api/messages/${failing}/retry`);
  const begun = { channel: 'sms', to: '+34677123457', text: 'Hola', clientId: 'client-second' };
  await ask('POST /api/messages', '/api/messages', begun);
  const macro = {
    name: 'Close',
    text: 'Gracias {{contact.name}}',
    addLabelIds: [(made as Label).id],
    state: 'done',
  };
  const { id: macroId } = await ask<Macro>('POST /api/macros', '/api/macros', macro);
  await ask('PUT /api/macros/:id', `/api/macros/${macroId}`, macro);
  await ask('GET /api/macros', '/api/macros');
  const macroAt = `${at}/macros/${macroId}`;
  await ask('GET /api/conversations/:id/macros/:macroId', macroAt);
  await ask('POST /api/conversations/:id/macros/:macroId', macroAt, { clientId: 'client-macro' });
  const several = { ids: [id, 'none'], clientId: 'client-macros' };
  await ask('POST /api/macros/:id/run', `/api/macros/${macroId}/run`, several);
  await ask('PATCH /api/conversations/:id', at, { state: 'snoozed', snoozedUntil: Date.now() + 3_600_000 });
  const { contact } = await ask<Conversation>('GET /api/conversations/:id', at);

  const field = { name: 'Talla', kind: 'choice', choices: ['M'] };
  const { body: kept } = await web.post('/api/contact-fields').send(field).expect(201);
  const fields = [{ fieldId: (kept as ContactField).id, value: 'M' }];
  const added = { channel: 'email', address: 'ana@example.com', name: 'Ana' };
  const { id: other } = await ask<ContactEntry>('POST /api/contacts', '/api/contacts', added);
  const who = `/api/contacts/${contact.id}`;
  await ask('PATCH /api/contacts/:id', who, { name: 'Ana', fields });
  const join = { contactId: other };
  const { undo } = await ask<JoinedCustomer>('POST /api/contacts/:id/join', `${who}/join`, join);
  await ask('POST /api/contacts/:id/undo-join', `${who}/undo-join`, { undo });
  await ask('GET /api/contacts/:id', who);
  await ask('GET /api/contacts/:id/timeline', `${who}/timeline`);
  await ask('POST /api/contacts/:id/separate', `${who}/separate`);
  await ask('GET /api/contacts', `/api/contacts?search=${from.slice(1)}`);
  await ask('GET /api/contacts/list', '/api/contacts/list');

  const { organisationId: organisation_id } = team;
  const { personId: answered_by } = team.agent;
  const ended = { started_at: Date.now() - 60_000, answered_at: Date.now() - 50_000, ended_at: Date.now() };
  await team.api.app.get(UnitOfWork).run(({ query }) =>
    query
      .withTables<CallTables>()
      .insertInto('calls')
      .values(call('CA1', ended.started_at, { organisation_id, ...ended, talked_sec: 50, answered_by }))
      .execute(),
  );
  await ask('GET /api/calls', '/api/calls');
  await ask('GET /api/calls/:id', '/api/calls/CA1');
  await ask('GET /api/analytics', '/api/analytics');
  expect([...proven].sort()).toEqual(Object.keys(ANSWERS).sort());
});
