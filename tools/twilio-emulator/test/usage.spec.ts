import type twilio from 'twilio';
import { officialClient } from './support/official-client';
import { Rig, until } from './support/rig';

const PHONE = '+12025550199';

describe('usage records by the official client', () => {
  let rig: Rig;
  let client: ReturnType<typeof twilio>;
  let line: string;
  const today = (): string => new Date().toISOString().slice(0, 10);

  beforeAll(async () => {
    rig = await Rig.start();
    client = officialClient(rig);
    line = rig.emulator.credentials.phoneNumber;
    rig.app.twiml('/voice', '<Record timeout="1" playBeep="false" transcribe="true"/>').twiml('/inbound', '');
    rig.app.route('/picture', (_request, response) => void response.type('image/gif').send('GIF89a'));
    await rig.setApp({ VoiceUrl: `${rig.app.url}/voice` });
    await rig.control('PUT', '/messaging', { delayMs: 5 });
    const [number] = await client.incomingPhoneNumbers.list();
    await client.incomingPhoneNumbers(number?.sid ?? '').update({ smsUrl: `${rig.app.url}/inbound` });
    await rig.control('PUT', `/whatsapp-senders/${line}`, { url: `${rig.app.url}/inbound` });
  });
  afterAll(() => rig.stop());

  /** Count, usage and price of a category, of all time. */
  async function used(category: string): Promise<[string, string, string]> {
    const [record] = await client.usage.records.list({ category });
    return [record?.count ?? '', record?.usage ?? '', String(record?.price)];
  }
  const sent = async (message: Parameters<typeof client.messages.create>[0]): Promise<string> => {
    const { sid } = await client.messages.create(message);
    await until(
      () => client.messages(sid).fetch(),
      ({ status }) => ['delivered', 'undelivered', 'failed'].includes(status),
    );
    return sid;
  };

  it('are all zero before anything has happened', async () => {
    const records = await client.usage.records.list();
    expect(records.map(({ category }) => category)).toEqual(
      expect.arrayContaining(['calls', 'calls-client', 'recordings', 'sms', 'transcriptions', 'totalprice']),
    );
    expect(records.filter(({ usage, price }) => usage !== '0' || Number(price) !== 0)).toEqual([]);
  });

  it('count messages when they go out or come in, at the price of the message', async () => {
    const twoSegments = await sent({ to: PHONE, from: line, body: 'x'.repeat(161) });
    await sent({ to: PHONE, from: line, mediaUrl: [`${rig.app.url}/picture`] });
    await sent({ to: '+12025550134', from: line, body: 'fails' });
    await sent({ to: '+12025550131', from: line, body: 'undelivered' });
    await rig.control('POST', '/messages', { from: PHONE, to: line, channel: 'sms', body: 'Hi' });
    expect(await used('sms-outbound')).toEqual(['2', '2', '0.0249']);
    expect(await used('sms-outbound-longcode')).toEqual(['2', '2', '0.0249']);
    expect(await used('sms-inbound')).toEqual(['1', '1', '0']);
    expect(await used('sms')).toEqual(['3', '3', '0.0249']);
    expect(await used('mms-outbound')).toEqual(['1', '1', '0.0083']);
    expect((await client.messages(twoSegments).fetch()).price).toBe('-0.01660');

    await client.messages(twoSegments).remove();
    expect(await used('sms-outbound')).toEqual(['2', '2', '0.0249']);
  });

  it('count WhatsApp messages, and templates by their category', async () => {
    const whatsapp = { from: `whatsapp:${line}`, to: `whatsapp:${PHONE}` };
    await rig.control('POST', '/messages', { ...whatsapp, from: PHONE, to: whatsapp.from, body: 'Hi' });
    await sent({ ...whatsapp, body: 'Hello' });
    const template = (await client.content.v1.contents.list()).find(({ language }) => language === 'en');
    await sent({ ...whatsapp, contentSid: template?.sid ?? '' });
    expect(await used('channels-messaging-inbound')).toEqual(['1', '1', '0']);
    expect(await used('channels-messaging-outbound')).toEqual(['2', '2', '0.01']);
    expect(await used('channels-whatsapp-service')).toEqual(['1', '1', '0']);
    expect(await used('channels-whatsapp-template-utility')).toEqual(['1', '1', '0']);
  });

  it('count calls that were answered by begun minutes, recordings and transcriptions', async () => {
    const call = await rig.outsideCall([
      { do: 'tone', frequencyHz: 700, durationMs: 2_500 },
      { do: 'wait', afterMs: 2_000 },
      { do: 'hang-up' },
    ]);
    await rig.wait(call.sid, 'completed');
    const out = await client.calls.create({
      to: '+12025550117',
      from: line,
      twiml: '<Response><Pause length="1"/></Response>',
      machineDetection: 'Enable',
    });
    const busy = await client.calls.create({ to: '+12025550113', from: line, twiml: '<Response/>' });
    await rig.wait(out.sid, 'completed');
    await rig.wait(busy.sid, 'busy');
    await until(
      () => used('transcriptions'),
      ([count]) => count === '1',
    );
    expect(await used('calls-inbound')).toEqual(['1', '1', '0.0085']);
    expect(await used('calls-inbound-local')).toEqual(['1', '1', '0.0085']);
    expect(await used('calls-outbound')).toEqual(['1', '1', '0.014']);
    expect(await used('calls')).toEqual(['2', '2', '0.0225']);
    expect(await used('answering-machine-detection')).toEqual(['1', '1', '0.0075']);
    expect(await used('recordings')).toEqual(['1', '1', '0.0025']);
    expect(await used('calls-recordings')).toEqual(['1', '1', '0.0025']);
    expect(await used('transcriptions')).toEqual(['1', '1', '0.05']);
    expect((await client.calls(call.sid).fetch()).price).toBe('-0.00850');
    expect((await client.calls(out.sid).fetch()).price).toBe('-0.01400');
    expect((await client.calls(busy.sid).fetch()).price).toBeNull();
    expect((await client.recordings.list())[0]?.price).toBe('-0.00250');
  });

  it('have a total, which is the price of all that happened', async () => {
    const records = await client.usage.records.list();
    const leaves = [
      ...['calls', 'answering-machine-detection', 'recordings', 'transcriptions'],
      ...['sms', 'mms', 'channels-messaging-outbound'],
    ];
    const sum = records
      .filter(({ category }) => leaves.includes(category))
      .reduce((all, { price }) => all + Number(price), 0);
    const total = records.find(({ category }) => category === 'totalprice');
    expect(Number(total?.price)).toBeCloseTo(sum, 6);
    expect(total).toMatchObject({ count: null, usage: String(total?.price), usageUnit: 'usd' });
  });

  it('are listed by day, month and year, of today and of times before', async () => {
    const { records } = client.usage;
    const counts = async (list: { list(about: object): Promise<{ count: string }[]> }): Promise<string[]> =>
      (await list.list({ category: 'calls' })).map(({ count }) => count);
    expect(await counts(records.allTime)).toEqual(['2']);
    expect(await counts(records.today)).toEqual(['2']);
    expect(await counts(records.thisMonth)).toEqual(['2']);
    expect(await counts(records.monthly)).toEqual(['2']);
    expect(await counts(records.yearly)).toEqual(['2']);
    expect(await counts(records.daily)).toEqual(['2']);
    expect(await counts(records.yesterday)).toEqual(['0']);
    expect(await counts(records.lastMonth)).toEqual(['0']);
    const startDate = new Date(Date.now() - 2 * 24 * 3600 * 1000);
    const days = await records.daily.list({ category: 'calls', startDate });
    expect(days.map(({ count }) => count)).toEqual(['2', '0', '0']);
    expect(days[0]?.startDate).toEqual(days[0]?.endDate);
  });

  it('are filtered by their dates, paged, and refused for what there is not', async () => {
    const { records } = client.usage;
    const before = await records.list({ category: 'calls', endDate: new Date('2020-01-31') });
    expect(before).toMatchObject([{ count: '0' }]);
    const month = await records.list({
      category: 'sms',
      startDate: new Date('2020-01-01'),
      endDate: new Date(),
    });
    expect(month).toMatchObject([{ count: '3', startDate: new Date('2020-01-01') }]);

    const first = await records.page({ pageSize: 2 });
    const second = await first.nextPage();
    expect(first.instances).toHaveLength(2);
    expect(second?.instances[0]?.category).not.toBe(first.instances[0]?.category);
    expect(await records.list({ pageSize: 3 })).toHaveLength((await records.list()).length);

    expect(await records.list({ category: 'phonenumbers' })).toEqual([]);
    await expect(records.list({ category: 'telegrams' })).rejects.toMatchObject({ status: 400, code: 20001 });
    const { accountSid } = rig.emulator.credentials;
    const path = `/2010-04-01/Accounts/${accountSid}/Usage`;
    await expect(rig.rest('GET', `${path}/Records.json?StartDate=soon`)).rejects.toThrow(/ 400 .*20001/);
    await expect(rig.rest('GET', `${path}/Records/Hourly.json`)).rejects.toThrow(/ 404 /);
    await expect(rig.rest('GET', `${path}/Triggers/Today.json`)).rejects.toThrow(/ 404 /);
    const offset = await rig.rest('GET', `${path}/Records.json?Category=sms&StartDate=-30days`);
    expect(offset).toMatchObject({ usage_records: [{ count: '3', end_date: today() }] });
  });

  it('have the properties that Twilio documents', async () => {
    const { accountSid } = rig.emulator.credentials;
    const records = `/2010-04-01/Accounts/${accountSid}/Usage/Records`;
    const answer = await rig.rest('GET', `${records}/Today.json?Category=calls`);
    const [record] = answer['usage_records'] as Record<string, unknown>[];
    // Source: https://www.twilio.com/docs/usage/api/usage-record#record-properties
    expect(record).toEqual({
      account_sid: accountSid,
      api_version: '2010-04-01',
      as_of: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00$/) as string,
      category: 'calls',
      count: '2',
      count_unit: 'calls',
      description: 'Voice Minutes',
      end_date: today(),
      price: '0.0225',
      price_unit: 'usd',
      start_date: today(),
      subresource_uris: Object.fromEntries(
        [
          ['all_time', 'AllTime'],
          ['daily', 'Daily'],
          ['last_month', 'LastMonth'],
          ['monthly', 'Monthly'],
          ['this_month', 'ThisMonth'],
          ['today', 'Today'],
          ['yearly', 'Yearly'],
          ['yesterday', 'Yesterday'],
        ].map(([key, list]) => [key, `${records}/${list}.json?Category=calls`]),
      ),
      uri: `${records}/Today.json?Category=calls&StartDate=${today()}&EndDate=${today()}`,
      usage: '2',
      usage_unit: 'minutes',
    });
  });
});
