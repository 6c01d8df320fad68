import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Alert, EventWebhook, Page, WebhookDelivery } from '@centralita/shared-types';
import { CallLog } from '../src/domains/calls/call-log';
import { DeliverySender } from '../src/domains/event-webhooks/delivery-sender';
import { EventWebhooksStore } from '../src/domains/event-webhooks/event-webhooks.store';
import { UnitOfWork } from '../src/platform/database/unit-of-work';
import { ACCOUNT, ACCOUNT_ENVIRONMENT } from './support/account';
import { postgresDatabase, type Place } from './support/databases';
import { eventually } from './support/eventually';
import { incomingMessage } from './support/messages';
import { startTeam, type Team } from './support/team';
import { startTwilioMessages, type TwilioMessages } from './support/twilio-messages';
import { send, signedPost } from './support/twilio-webhook';
import { WebhookReceiver } from './support/webhook-receiver';

const DOCS = readFileSync(join(import.meta.dirname, '../../../docs/webhooks.md'), 'utf8');
const blocks = (language: string): string[] =>
  [...DOCS.matchAll(new RegExp(`\`\`\`${language}\n([^]*?)\`\`\``, 'g'))].map(([, text]) => text!);

type Json = Record<string, unknown>;
/** Names of all fields, in depth: `data.message.id`. What is empty or null has none below. */
const fieldsOf = (value: unknown, path = ''): string[] =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.entries(value).flatMap(([name, inner]) => [
        `${path}${name}`,
        ...fieldsOf(inner, `${path}${name}.`),
      ])
    : [];

interface Sent {
  id: string;
  type: string;
  at: number;
  organisationId: string;
  data: Record<string, Json>;
}

describe.each(['sqlite', 'postgres'] as const)('webhooks of events on %s', (engine) => {
  let team: Team;
  let twilio: TwilioMessages;
  let place: Place | undefined;
  let url: string;
  let webhook: EventWebhook;
  const receiver = new WebhookReceiver();

  beforeAll(async () => {
    place = engine === 'postgres' ? await postgresDatabase() : undefined;
    twilio = await startTwilioMessages();
    team = await startTeam({
      ...ACCOUNT_ENVIRONMENT,
      TWILIO_EMULATOR_URL: twilio.url,
      PRIVATE_WEBHOOKS: 'on',
      ...(place && { DATABASE_URL: place.address }),
    });
    await team.owner.web
      .patch(`/api/organisations/${team.organisationId}`)
      .send({ numbers: [ACCOUNT.phoneNumber] })
      .expect(200);
    url = await receiver.open();
  });
  afterAll(async () => {
    await team.api.close();
    await twilio.close();
    await place?.remove();
    receiver.close();
  });

  const sent = (): Sent[] => receiver.received.map(({ body }) => JSON.parse(body) as Sent);
  const ofType = (type: string): Promise<Sent> => eventually(() => sent().find((one) => one.type === type));
  const deliveries = async (query = ''): Promise<WebhookDelivery[]> => {
    const { body } = await team.admin.web.get(`/api/webhooks/${webhook.id}/deliveries${query}`).expect(200);
    return (body as Page<WebhookDelivery>).items;
  };
  const change = async (more: Partial<EventWebhook>): Promise<EventWebhook> => {
    const { events, active } = { ...webhook, ...more };
    const { body } = await team.admin.web
      .put(`/api/webhooks/${webhook.id}`)
      .send({ url, events, active })
      .expect(200);
    return body as EventWebhook;
  };
  const comes = (text: string) =>
    send(signedPost(`${team.api.url}/webhooks/messages`, incomingMessage(text, { To: ACCOUNT.phoneNumber })));

  it('tell what happened, in the documented shape, signed as documented', async () => {
    const events = ['message.received', 'message.sent', 'message.changed', 'call.ended'];
    const { body } = await team.admin.web
      .post('/api/webhooks')
      .send({ url, events, active: true })
      .expect(201);
    webhook = body as EventWebhook;
    expect(webhook).toMatchObject({
      url,
      events,
      active: true,
      failingSince: null,
      secret: expect.any(String),
    });
    const secret = webhook.secret!;
    delete webhook.secret;
    expect((await team.admin.web.get('/api/webhooks').expect(200)).body).toEqual([webhook]);
    expect((await team.stranger.web.get('/api/webhooks').expect(200)).body).toEqual([]);
    await team.agent.web.get('/api/webhooks').expect(403);

    await comes('Hola');
    const [example, call, appointment] = blocks('json').map((text) => JSON.parse(text) as Json);
    const received = await ofType('message.received');
    expect(fieldsOf(received)).toEqual(fieldsOf(example));
    expect(received).toMatchObject({
      organisationId: team.organisationId,
      data: {
        message: { text: 'Hola', direction: 'in', author: 'customer' },
        contact: { address: '+34612345678' },
        conversation: { channel: 'sms', ours: ACCOUNT.phoneNumber },
      },
    });
    // The answer of the bot, and that the provider took it.
    expect((await ofType('message.sent')).data['message']).toMatchObject({ direction: 'out', person: null });
    await ofType('message.changed');

    const { headers, body: raw } = receiver.received[0]!;
    const [verify] = blocks('js');
    const { isFromCentralita } = (await import(`data:text/javascript,${encodeURIComponent(verify!)}`)) as {
      isFromCentralita: (headers: unknown, body: string, secret: string) => boolean;
    };
    expect(isFromCentralita(headers, raw, secret)).toBe(true);
    expect(isFromCentralita(headers, `${raw} `, secret)).toBe(false);
    expect(isFromCentralita({ ...headers, 'x-centralita-timestamp': '1' }, raw, secret)).toBe(false);
    expect(headers['x-centralita-delivery']).toBe((JSON.parse(raw) as Sent).id);

    const callSid = `CA${randomUUID().replaceAll('-', '')}`;
    const log = team.api.app.get(CallLog, { strict: false });
    await team.api.app.get(UnitOfWork).run(async (tx) => {
      const nobody = { person_id: null, answered_by: null, outcome: null, ended_at: null, granted_sec: null };
      const times = { started_at: Date.now(), dialled_at: null, answered_at: null, talked_sec: null };
      const who = {
        organisation_id: team.organisationId,
        caller: '+34612345678',
        called: ACCOUNT.phoneNumber,
      };
      const bill = { account_sid: null, price_micros: null, price_unit: null };
      await log.begin(tx, { call_sid: callSid, direction: 'incoming', ...who, ...nobody, ...times, ...bill });
      await log.answered(tx, callSid, team.agent.personId);
      await log.end(tx, callSid, 'completed', { talkedSec: 42 });
    });
    const ended = await ofType('call.ended');
    expect(fieldsOf(ended.data)).toEqual(fieldsOf(call));
    expect(ended.data['call']).toMatchObject({
      callSid,
      from: '+34612345678',
      talkedSec: 42,
      answeredBy: { id: team.agent.personId, name: 'Any agent' },
    });

    // What was not asked for is not told; what is asked for now is.
    expect(sent().map(({ type }) => type)).not.toContain('appointment.changed');
    webhook = await change({ events: ['appointment.changed', 'conversation.changed', 'contact.changed'] });
    await team.agent.web
      .post('/api/appointments')
      .send({ what: 'Check-up', phone: '+34612345678', startsAt: '2030-01-01T10:00:00Z' })
      .expect(201);
    expect(fieldsOf((await ofType('appointment.changed')).data)).toEqual(fieldsOf(appointment));
    const { id } = received.data['conversation'] as { id: string };
    await team.agent.web
      .patch(`/api/conversations/${id}`)
      .send({ assigneeId: team.agent.personId })
      .expect(200);
    const assigned = await eventually(() =>
      sent().find(({ type, data }) => type === 'conversation.changed' && data['conversation']!['assignee']),
    );
    expect(assigned.data['conversation']!['assignee']).toEqual({
      id: team.agent.personId,
      name: 'Any agent',
    });
    expect(team.api.logs()).not.toContain(secret);
  });

  it('are tried again, show their answers, and are sent again by hand', async () => {
    webhook = await change({ events: ['message.received'] });
    await eventually(async () => (await deliveries('?state=waiting')).length === 0);
    receiver.status = 503;
    receiver.received.length = 0;
    await comes('Again');
    const waiting = await eventually(async () =>
      (await deliveries('?state=waiting')).find(({ attempts }) => attempts > 0),
    );
    expect(waiting).toMatchObject({ event: 'message.received', status: 503, problem: 'HTTP 503' });
    receiver.status = 200;
    const delivered = await eventually(async () =>
      (await deliveries('?state=delivered')).find(({ id }) => id === waiting.id),
    );
    expect(delivered).toMatchObject({ status: 200, problem: null, tookMs: expect.any(Number) });
    expect(new Set(receiver.received.map(({ body }) => body)).size).toBe(1);
    expect(delivered.body).toBe(receiver.received[0]!.body);

    receiver.status = 404;
    await comes('Final');
    const failed = await eventually(async () => (await deliveries('?state=failed'))[0]);
    expect(failed).toMatchObject({ attempts: 1, status: 404 });
    receiver.status = 204;
    receiver.received.length = 0;
    await team.stranger.web.post(`/api/webhook-deliveries/${failed.id}/resend`).expect(404);
    await team.admin.web.post(`/api/webhook-deliveries/${failed.id}/resend`).expect(200);
    await eventually(async () => (await deliveries('?state=delivered')).some(({ id }) => id === failed.id));
    expect(receiver.received.map(({ body }) => body)).toEqual([failed.body]);

    receiver.received.length = 0;
    const { body: tested } = await team.admin.web.post(`/api/webhooks/${webhook.id}/test`).expect(200);
    expect(tested).toMatchObject({ event: 'test', state: 'delivered', status: 204, attempts: 1 });
    expect(sent()).toEqual([expect.objectContaining({ type: 'test', data: {} })]);
    expect((await team.admin.web.get('/api/audit?action=webhooks/resent').expect(200)).body).toMatchObject({
      items: [{ subject: { id: webhook.id } }],
    });
  });

  it('are switched off with an alert after a day of failures, and go on when they are switched on', async () => {
    receiver.status = 500;
    const store = team.api.app.get(EventWebhooksStore, { strict: false });
    const yesterday = Date.now() - 86_400_000;
    await team.api.app
      .get(UnitOfWork)
      .run((tx) => store.change(tx, webhook.id, { failing_since: yesterday }));
    await comes('Nobody there');
    const alerts = async (): Promise<Alert[]> =>
      ((await team.admin.web.get('/api/alerts').expect(200)).body as Page<Alert>).items;
    const alert = await eventually(async () => (await alerts()).find(({ kind }) => kind === 'webhook-off'));
    expect(alert).toMatchObject({ facts: { host: new URL(url).host }, organisationId: team.organisationId });
    const [off] = (await team.admin.web.get('/api/webhooks').expect(200)).body as EventWebhook[];
    expect(off).toMatchObject({ active: false, switchedOff: true, failingSince: yesterday });

    // What waits is not sent to what is off, and nothing new is written down for it.
    const [waiting] = await deliveries('?state=waiting');
    await team.api.app.get(DeliverySender, { strict: false }).attempt(waiting!.id, { isLast: false });
    expect((await deliveries('?state=failed')).map(({ id }) => id)).toEqual([waiting!.id]);
    await comes('Not told');
    expect(await deliveries('?state=waiting')).toEqual([]);

    receiver.status = 200;
    receiver.received.length = 0;
    const refused = await team.admin.web.post(`/api/webhooks/${webhook.id}/resend`).expect(409);
    expect(refused.body).toMatchObject({ code: 'webhooks/off' });
    expect(await change({ active: true })).toMatchObject({ switchedOff: false, failingSince: null });
    expect((await alerts()).map(({ kind }) => kind)).not.toContain('webhook-off');
    const { body } = await team.admin.web.post(`/api/webhooks/${webhook.id}/resend`).expect(200);
    expect(body).toEqual({ count: 1 });
    await eventually(() => receiver.received.length > 0);
    expect(receiver.received[0]!.body).toBe(waiting!.body);

    const { body: renewed } = await team.admin.web.post(`/api/webhooks/${webhook.id}/secret`).expect(200);
    expect(renewed).toMatchObject({ secret: expect.stringMatching(/^[\w-]{43}$/) });
    await team.admin.web.delete(`/api/webhooks/${webhook.id}`).expect(204);
    await team.admin.web.get(`/api/webhooks/${webhook.id}/deliveries`).expect(404);
  });
});

it('no webhook leads into the network of the server', async () => {
  const team = await startTeam();
  try {
    const draft = { events: ['call.ended'], active: true };
    const refused = await team.admin.web
      .post('/api/webhooks')
      .send({ ...draft, url: 'http://169.254.169.254/latest' })
      .expect(422);
    expect(refused.body).toMatchObject({ code: 'webhooks/address-refused' });
    await team.admin.web
      .post('/api/webhooks')
      .send({ ...draft, events: ['nothing'], url: 'https://a.example' })
      .expect(400);
  } finally {
    await team.api.close();
  }
});
