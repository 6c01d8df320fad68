import twilio from 'twilio';
import { EmulatorRequestClient } from './support/emulator-client';
import { Rig, until } from './support/rig';

const PHONE = '+12025550199';

describe('messaging services by the official client', () => {
  let rig: Rig;
  let client: ReturnType<typeof twilio>;

  beforeAll(async () => {
    rig = await Rig.start();
    const { accountSid, authToken } = rig.emulator.credentials;
    client = twilio(accountSid, authToken, { httpClient: new EmulatorRequestClient(rig.emulator.url) });
    await rig.control('PUT', '/messaging', { delayMs: 20 });
    rig.app.twiml('/inbound', '<Message>Hi</Message>').twiml('/status', '');
  });
  afterAll(() => rig.stop());

  it('send by their numbers, and take what comes in for them', async () => {
    const { services } = client.messaging.v1;
    const made = await services.create({
      friendlyName: 'Front desk',
      inboundRequestUrl: `${rig.app.url}/inbound`,
      statusCallback: `${rig.app.url}/status`,
    });
    const { sid } = made;
    expect(sid).toMatch(/^MG[0-9a-f]{32}$/);
    expect(made.dateCreated).toBeInstanceOf(Date);
    const empty = client.messages.create({ to: PHONE, messagingServiceSid: sid, body: 'x' });
    await expect(empty).rejects.toMatchObject({ code: 21703 });

    const [number] = await client.incomingPhoneNumbers.list();
    const phoneNumberSid = number?.sid ?? '';
    const added = await services(sid).phoneNumbers.create({ phoneNumberSid });
    expect(added).toMatchObject({ sid: phoneNumberSid, serviceSid: sid, countryCode: 'US' });
    await expect(services(sid).phoneNumbers.create({ phoneNumberSid })).rejects.toMatchObject({
      status: 409,
      code: 21710,
    });
    expect(await services(sid).phoneNumbers.list()).toHaveLength(1);

    const silent = client.messages.create({ to: PHONE, messagingServiceSid: sid });
    await expect(silent).rejects.toMatchObject({ status: 400, code: 21619 });

    const message = await client.messages.create({ to: PHONE, messagingServiceSid: sid, body: 'Hello' });
    expect(message).toMatchObject({ status: 'accepted', messagingServiceSid: sid, numSegments: '0' });
    const told = await rig.app.expect('/status', 3);
    expect(told.at(-1)?.parameters).toMatchObject({
      MessageStatus: 'delivered',
      MessagingServiceSid: sid,
      From: rig.emulator.credentials.phoneNumber,
    });

    await rig.control('POST', '/messages', { from: PHONE, body: 'Question' });
    const [inbound] = await rig.app.expect('/inbound');
    expect(inbound?.parameters).toMatchObject({ Body: 'Question', MessagingServiceSid: sid });

    const asSender = await client.messages.create({ to: PHONE, from: sid, body: 'Hello' });
    expect(asSender).toMatchObject({ status: 'accepted', messagingServiceSid: sid });

    await services(sid).update({ useInboundWebhookOnNumber: true });
    expect(await services(sid).fetch()).toMatchObject({ useInboundWebhookOnNumber: true });
    await services(sid).phoneNumbers(phoneNumberSid).remove();
    expect(await services(sid).phoneNumbers.list()).toEqual([]);
    await services(sid).remove();
    await expect(services(sid).fetch()).rejects.toMatchObject({ status: 404, code: 20404 });
  });

  it('take no message for a number where they name no URL, unless they leave it to the number', async () => {
    const { services } = client.messaging.v1;
    const { sid } = await services.create({ friendlyName: 'Only sends' });
    const [number] = await client.incomingPhoneNumbers.list();
    const phoneNumberSid = number?.sid ?? '';
    await client.incomingPhoneNumbers(phoneNumberSid).update({ smsUrl: `${rig.app.url}/own` });
    await services(sid).phoneNumbers.create({ phoneNumberSid });
    rig.app.twiml('/own', '');
    await rig.control('POST', '/messages', { from: PHONE, body: 'Lost' });
    await until(
      () => Promise.resolve(rig.notices().at(-1) ?? ''),
      (notice) => notice.includes('The message has nowhere to go'),
    );
    await services(sid).update({ useInboundWebhookOnNumber: true });
    await rig.control('POST', '/messages', { from: PHONE, body: 'Heard' });
    await rig.app.expect('/own');
    expect(rig.app.at('/own').map(({ parameters }) => parameters['Body'])).toEqual(['Heard']);
    await services(sid).remove();
  });

  it('are listed page by page', async () => {
    for (const name of ['a', 'b', 'c']) await client.messaging.v1.services.create({ friendlyName: name });
    const first = await client.messaging.v1.services.page({ pageSize: 2 });
    expect(first.instances.map(({ friendlyName }) => friendlyName)).toEqual(['a', 'b']);
    const listed = await client.messaging.v1.services.list({ pageSize: 2 });
    expect(listed.map(({ friendlyName }) => friendlyName)).toEqual(['a', 'b', 'c']);
  });

  it('schedule messages, which can be cancelled', async () => {
    const { sid } = await client.messaging.v1.services.create({ friendlyName: 'Later' });
    const [number] = await client.incomingPhoneNumbers.list();
    await client.messaging.v1.services(sid).phoneNumbers.create({ phoneNumberSid: number?.sid ?? '' });
    const later = { to: PHONE, messagingServiceSid: sid, body: 'Later', scheduleType: 'fixed' as const };
    const soon = client.messages.create({ ...later, sendAt: new Date(Date.now() + 1000) });
    await expect(soon).rejects.toMatchObject({ code: 35114 });
    const message = await client.messages.create({ ...later, sendAt: new Date(Date.now() + 600_000) });
    expect(message.status).toBe('scheduled');
    expect((await client.messages(message.sid).update({ status: 'canceled' })).status).toBe('canceled');
    const still = await until(
      () => client.messages(message.sid).fetch(),
      ({ status }) => status === 'canceled',
    );
    expect(still.dateSent).toBeNull();
  });
});
