import type twilio from 'twilio';
import type { ContentCreateRequest } from 'twilio/lib/rest/content/v1/content.js';
import { type Rig, until } from '../support/rig';

type Client = ReturnType<typeof twilio>;

const PHONE = '+12025550199';

/** Messages of each direction and channel, as they are made, on their way, at their end, and redacted; their media. */
export async function driveMessages(rig: Rig, client: Client): Promise<void> {
  const { phoneNumber } = rig.emulator.credentials;
  rig.app.route('/picture', (_request, response) => void response.type('image/gif').send('GIF89a'));
  const { sid } = await client.messages.create({
    ...{ from: phoneNumber, to: PHONE, body: 'Look', mediaUrl: [`${rig.app.url}/picture`] },
  });
  const sent = await until(
    () => client.messages(sid).fetch(),
    ({ status }) => status === 'delivered',
  );
  expect(sent.price).toMatch(/^-/);
  const [medium] = await client.messages(sid).media.list();
  await client
    .messages(sid)
    .media(medium?.sid ?? '')
    .fetch();
  await file(
    rig,
    `/2010-04-01/Accounts/${sent.accountSid}/Messages/${sid}/Media/${medium?.sid ?? ''}`,
    'image/gif',
  );
  await client.messages(sid).feedback.create({ outcome: 'confirmed' });
  await client
    .messages(sid)
    .media(medium?.sid ?? '')
    .remove();
  await client.messages(sid).update({ body: '' });

  const failing = await client.messages.create({
    ...{ from: phoneNumber, to: PHONE, mediaUrl: [`${rig.app.url}/not-there`] },
  });
  const failed = await until(
    () => client.messages(failing.sid).fetch(),
    ({ errorCode }) => errorCode !== null,
  );
  expect(failed.errorMessage).not.toBeNull();
  await client.messages.create({
    ...{ from: 'whatsapp:+14155238886', to: `whatsapp:${PHONE}`, body: 'Hello' },
  });
  await rig.control('POST', '/messages', { from: PHONE, body: 'Question' });
  const listed = await until(
    () => client.messages.list(),
    (all) => all.some(({ direction }) => direction === 'inbound'),
  );
  expect(listed.map(({ direction }) => direction)).toContain('inbound');
  await client.messages(sid).remove();
}

/** Messaging services, their numbers, and a message that one schedules. */
export async function driveServices(_rig: Rig, client: Client): Promise<void> {
  const { services } = client.messaging.v1;
  const { sid } = await services.create({ friendlyName: 'Desk' });
  await services(sid).update({
    inboundRequestUrl: 'https://example.com/in',
    fallbackUrl: 'https://example.com/fallback',
    statusCallback: 'https://example.com/status',
  });
  await services(sid).fetch();
  await services.create({ friendlyName: 'Another' });
  expect((await services.list({ pageSize: 1 })).length).toBeGreaterThan(1);
  const [number] = await client.incomingPhoneNumbers.list();
  const numbers = services(sid).phoneNumbers;
  const { sid: numberSid } = await numbers.create({ phoneNumberSid: number?.sid ?? '' });
  await services(sid).phoneNumbers(numberSid).fetch();
  await numbers.list();
  const later = await client.messages.create({
    ...{ messagingServiceSid: sid, to: PHONE, body: 'Later', scheduleType: 'fixed' },
    sendAt: new Date(Date.now() + 600_000),
  });
  expect((await client.messages(later.sid).update({ status: 'canceled' })).status).toBe('canceled');
  await services(sid).phoneNumbers(numberSid).remove();
  await services(sid).remove();
}

/** A template from its draft to its approval. */
export async function driveContent(_rig: Rig, client: Client): Promise<void> {
  const { contents, contentAndApprovals } = client.content.v1;
  // The client's class of this request has other names than what is sent.
  const draft = {
    ...{ friendly_name: 'greeting', language: 'en', variables: { name: 'Ana' } },
    types: { 'twilio/text': { body: 'Hello {{name}}, how are you doing today?' } },
  } as unknown as ContentCreateRequest;
  const { sid } = await contents.create(draft);
  await contents(sid).approvalFetch().fetch();
  const asked = await contents(sid).approvalCreate.create({ name: 'greeting', category: 'UTILITY' });
  expect(asked.status).toBe('received');
  await contents(sid).fetch();
  await contents.list();
  await contentAndApprovals.list();
  await contents(sid).approvalFetch().fetch();
  await contents(sid).remove();
}

/** What a path answers with whole, not as JSON. */
export async function file(rig: Rig, path: string, type: string): Promise<void> {
  const { accountSid, authToken } = rig.emulator.credentials;
  const credentials = Buffer.from(`${accountSid}:${authToken}`).toString('base64');
  const answer = await fetch(rig.emulator.url + path, { headers: { Authorization: `Basic ${credentials}` } });
  const [shown] = (answer.headers.get('content-type') ?? '').split(';');
  expect([path, answer.status, shown]).toEqual([path, 200, type]);
  expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(0);
}
