import type twilio from 'twilio';
import type { ContentCreateRequest } from 'twilio/lib/rest/content/v1/content.js';
import type { MessageView } from '../src/control/inspector-events';
import { officialClient } from './support/official-client';
import { Rig, until } from './support/rig';

const PHONE = '+12025550123';
const BODY = 'Hello {{name}}, your table is booked for {{time}} tonight. Will you come?';
const VARIABLES = { name: 'Ana', time: '8 pm' };
const ACTIONS = [
  { type: 'QUICK_REPLY', title: 'Yes', id: 'yes' },
  { type: 'QUICK_REPLY', title: 'No', id: 'no' },
];

/** The client sends what it is given: names as on the wire, whatever its types say. */
const asSent = (content: object): ContentCreateRequest => content as ContentCreateRequest;
const booking = (body = BODY, variables: Record<string, string> = VARIABLES): ContentCreateRequest =>
  asSent({
    friendly_name: 'booking',
    language: 'en',
    variables,
    types: { 'twilio/quick-reply': { body, actions: ACTIONS } },
  });

describe('content templates by the official client', () => {
  let rig: Rig;
  let client: ReturnType<typeof twilio>;
  let line: string;

  beforeAll(async () => {
    rig = await Rig.start();
    client = officialClient(rig);
    line = rig.emulator.credentials.phoneNumber;
    rig.app.twiml('/inbound', '');
    await rig.control('PUT', '/messaging', { delayMs: 5 });
    await rig.control('PUT', '/contents', { reviewMs: 30 });
    await rig.control('PUT', `/whatsapp-senders/${line}`, { url: `${rig.app.url}/inbound` });
  });
  afterAll(() => rig.stop());

  const approvalOf = async (sid: string) =>
    (await client.content.v1.contents(sid).approvalFetch().fetch()).whatsapp as unknown as {
      status: string;
      rejection_reason: string;
    };
  const submitted = async (content = booking(), name = 'booking'): Promise<string> => {
    const { sid } = await client.content.v1.contents.create(content);
    await client.content.v1.contents(sid).approvalCreate.create({ name, category: 'UTILITY' });
    await until(
      () => approvalOf(sid),
      ({ status }) => status === 'approved' || status === 'rejected',
    );
    return sid;
  };
  const send = (sid: string, more: object = {}) =>
    client.messages.create({ from: `whatsapp:${line}`, to: `whatsapp:${PHONE}`, contentSid: sid, ...more });
  const settled = (sid: string) =>
    until(
      () => client.messages(sid).fetch(),
      ({ status }) => ['delivered', 'undelivered', 'failed'].includes(status),
    );

  it('are made, listed, fetched, approved and deleted', async () => {
    const made = await client.content.v1.contents.create(booking());
    expect(made.sid).toMatch(/^HX[0-9a-f]{32}$/);
    expect(made).toMatchObject({ friendlyName: 'booking', language: 'en', variables: VARIABLES });
    expect(made.types).toEqual({ 'twilio/quick-reply': { body: BODY, actions: ACTIONS } });
    expect(await approvalOf(made.sid)).toMatchObject({ status: 'unsubmitted' });

    const asked = await client.content.v1
      .contents(made.sid)
      .approvalCreate.create({ name: 'booking', category: 'UTILITY' });
    expect(asked).toMatchObject({
      name: 'booking',
      category: 'UTILITY',
      contentType: 'twilio/quick-reply',
      status: 'received',
      rejectionReason: '',
    });
    await until(
      () => approvalOf(made.sid),
      ({ status }) => status === 'approved',
    );
    const all = await client.content.v1.contentAndApprovals.list({ pageSize: 2 });
    expect(all.map(({ friendlyName }) => friendlyName)).toEqual([
      'booking',
      'follow_up',
      'appointment_reminder',
      'appointment_reminder',
    ]);
    expect(all[0]!.approvalRequests).toMatchObject({
      status: 'approved',
      category: 'UTILITY',
      name: 'booking',
    });
    const told = rig.notices().filter((notice) => notice.includes('the template booking'));
    expect(told.map((notice) => notice.split(' is ')[1])).toEqual(['received', 'pending', 'approved']);

    expect(await client.content.v1.contents(made.sid).remove()).toBe(true);
    await expect(client.content.v1.contents(made.sid).fetch()).rejects.toMatchObject({ code: 20404 });
  });

  it.each([
    ['{{name}}, your table is booked for tonight, see you', 'booking', /start or end/],
    ['Hello dear {{name}} {{time}}, your table is booked for tonight', 'booking', /next to each other/],
    ['Hello {{name}} at {{time}}!', 'booking', /too many variables/],
    [BODY, 'Booking 1', /lowercase/],
  ])('“%s” under the name %s is rejected with the reason', async (body, name, reason) => {
    const sid = await submitted(booking(body), name);
    expect(await approvalOf(sid)).toMatchObject({
      status: 'rejected',
      rejection_reason: expect.stringMatching(reason) as string,
    });
  });

  it('are refused where they are no templates, or submitted twice', async () => {
    const none = asSent({ language: 'en', types: {} });
    await expect(client.content.v1.contents.create(none)).rejects.toMatchObject({ status: 400 });
    const sid = await submitted();
    const again = client.content.v1
      .contents(sid)
      .approvalCreate.create({ name: 'booking', category: 'UTILITY' });
    await expect(again).rejects.toMatchObject({ status: 409 });
  });

  it('pass WhatsApp’s 24 hours once they are approved, filled; before that they do not', async () => {
    const free = await client.messages.create({
      from: `whatsapp:${line}`,
      to: `whatsapp:${PHONE}`,
      body: 'Hello',
    });
    expect(await settled(free.sid)).toMatchObject({ status: 'undelivered', errorCode: 63016 });
    const { sid: draft } = await client.content.v1.contents.create(booking());
    const early = await send(draft);
    expect(await settled(early.sid)).toMatchObject({ status: 'undelivered', errorCode: 63016 });

    const sid = await submitted();
    const message = await send(sid, { contentVariables: JSON.stringify({ name: 'Eva' }) });
    expect(message.body).toBe('Hello Eva, your table is booked for 8 pm tonight. Will you come?');
    expect(await settled(message.sid)).toMatchObject({ status: 'delivered' });
    await rig.control('PUT', `/contents/${sid}/approval`, { status: 'paused' });
    const paused = await send(sid);
    expect(await settled(paused.sid)).toMatchObject({ status: 'undelivered', errorCode: 63016 });
  });

  it('are refused with Twilio’s codes where SID or variables are wrong', async () => {
    const { sid } = await client.content.v1.contents.create(booking(BODY, { name: 'Ana' }));
    await expect(send(`HX${'0'.repeat(32)}`)).rejects.toMatchObject({ status: 400, code: 21655 });
    await expect(send('HX1')).rejects.toMatchObject({ code: 21655 });
    for (const contentVariables of ['{', '[]', '{"name":""}', '{"name":null}', '{"name":"Eva"}'])
      await expect(send(sid, { contentVariables })).rejects.toMatchObject({ code: 21656 });
    const tooLong = (length: number) => JSON.stringify({ name: 'x'.repeat(length), time: '8 pm' });
    await expect(send(sid, { contentVariables: tooLong(1601) })).rejects.toMatchObject({ code: 21658 });
    await expect(send(sid, { contentVariables: tooLong(1600) })).rejects.toMatchObject({ code: 21617 });
    const alone = client.messages.create({
      from: `whatsapp:${line}`,
      to: `whatsapp:${PHONE}`,
      body: 'Hello',
      contentVariables: '{"1":"x"}',
    });
    await expect(alone).rejects.toMatchObject({ code: 21654 });
  });

  it('have buttons whose answers are webhooks', async () => {
    const sid = await submitted();
    const message = await send(sid);
    const shown = await rig.control<MessageView>('GET', `/messages/${message.sid}`);
    expect(shown).toMatchObject({ contentSid: sid, buttons: [{ title: 'Yes', id: 'yes' }, { id: 'no' }] });
    await rig.control('POST', `/messages/${message.sid}/press`, { button: 'no' });
    const [inbound] = await rig.app.expect('/inbound', 1);
    expect(inbound!.isSigned).toBe(true);
    expect(inbound!.parameters).toMatchObject({
      Body: 'No',
      ButtonPayload: 'no',
      ButtonText: 'No',
      From: `whatsapp:${PHONE}`,
      MessageType: 'button',
      OriginalRepliedMessageSid: message.sid,
      To: `whatsapp:${line}`,
    });
  });
});
