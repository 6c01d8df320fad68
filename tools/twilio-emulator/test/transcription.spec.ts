import type twilio from 'twilio';
import { officialClient } from './support/official-client';
import { Rig, until } from './support/rig';

const WORDS = 'Hello, this is Ana. Please call me back about my order of two tables for Friday.';

describe('transcriptions of <Record>', () => {
  let rig: Rig;
  let client: ReturnType<typeof twilio>;
  let twiml = '';
  beforeAll(async () => {
    rig = await Rig.start();
    client = officialClient(rig);
    rig.app
      .twiml('/voice', () => twiml)
      .twiml('/action', '<Hangup/>')
      .twiml('/transcribed', '<Say>Nobody hears this</Say>');
    await rig.setApp({ VoiceUrl: `${rig.app.url}/voice` });
  });
  afterAll(() => rig.stop());
  beforeEach(() => rig.app.received.splice(0));

  const tone = (durationMs: number): unknown => ({ do: 'tone', frequencyHz: 700, durationMs });
  const transcribing = 'transcribe="true" transcribeCallback="/transcribed"';

  /** Leaves a recording; the parameters of its action. */
  async function left(attributes: string, script: unknown[]): Promise<Record<string, string>> {
    twiml = `<Record action="/action" playBeep="false" timeout="2" ${attributes}/>`;
    await rig.outsideCall([...script, { do: 'wait', afterMs: 30_000 }]);
    const [action] = await rig.app.expect('/action');
    return action?.parameters ?? {};
  }

  const of = (recordingSid: string | undefined) =>
    client.recordings(recordingSid ?? '').transcriptions.list();
  const ended = (recordingSid: string | undefined) =>
    until(
      () => of(recordingSid),
      (all) => all.length > 0 && all.every(({ status }) => status !== 'in-progress'),
    );

  it('say what the caller said, and tell the callback by a signed webhook', async () => {
    const action = await left(transcribing, [{ do: 'speak', text: WORDS }]);
    const [told] = await rig.app.expect('/transcribed');
    expect(told).toMatchObject({ method: 'POST', isSigned: true });
    const { RecordingSid, RecordingUrl, CallSid, AccountSid, From, To } = action;
    const TranscriptionSid = told?.parameters['TranscriptionSid'] ?? '';
    expect(TranscriptionSid).toMatch(/^TR[0-9a-f]{32}$/);
    expect(told?.parameters).toMatchObject({
      TranscriptionText: WORDS,
      TranscriptionStatus: 'completed',
      TranscriptionUrl: `${RecordingUrl ?? ''}/Transcriptions/${TranscriptionSid}`,
      RecordingSid,
      RecordingUrl,
      ...{ CallSid, AccountSid, From, To },
      CallStatus: expect.stringMatching(/^(in-progress|completed)$/) as string,
      ApiVersion: '2010-04-01',
      Direction: 'inbound',
    });
    expect(await client.transcriptions(TranscriptionSid).fetch()).toMatchObject({
      recordingSid: RecordingSid,
      status: 'completed',
      transcriptionText: WORDS,
      duration: action['RecordingDuration'],
      price: '-0.05000',
      type: 'fast',
    });
  });

  it('are listed, fetched and deleted by the official client, with the properties that Twilio documents', async () => {
    const first = await left('transcribe="true"', [{ do: 'speak', text: WORDS }]);
    rig.app.received.splice(0);
    const second = await left('transcribe="true"', [{ do: 'speak', text: WORDS }]);
    const [one] = await ended(first['RecordingSid']);
    const [other] = await ended(second['RecordingSid']);
    const sid = one?.sid ?? '';
    const listed = (await client.transcriptions.list()).map((each) => each.sid);
    expect(listed.slice(0, 2)).toEqual([other?.sid, sid]);
    const { instances } = await client.transcriptions.page({ pageSize: 1, pageNumber: 1 });
    expect(instances.map((each) => each.sid)).toEqual([sid]);

    const { accountSid, authToken } = rig.emulator.credentials;
    const path = `/2010-04-01/Accounts/${accountSid}/Transcriptions/${sid}`;
    // Source: https://www.twilio.com/docs/voice/api/recording-transcription#transcriptions-properties
    expect(Object.keys(await rig.rest('GET', `${path}.json`)).sort()).toEqual(
      [
        ...['account_sid', 'api_version', 'date_created', 'date_updated', 'duration', 'price', 'price_unit'],
        ...['recording_sid', 'sid', 'status', 'transcription_text', 'type', 'uri'],
      ].sort(),
    );
    const text = (headers: Record<string, string>) => fetch(`${rig.emulator.url}${path}.txt`, { headers });
    const authorization = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`;
    expect(await (await text({ authorization })).text()).toBe(WORDS);
    expect((await text({})).status).toBe(401);

    const ofOther = client.recordings(second['RecordingSid'] ?? '').transcriptions(sid);
    await expect(ofOther.fetch()).rejects.toMatchObject({ status: 404, code: 20404 });
    const ofOne = client.recordings(first['RecordingSid'] ?? '').transcriptions(sid);
    expect((await ofOne.fetch()).transcriptionText).toBe(WORDS);
    expect(await ofOne.remove()).toBe(true);
    await expect(client.transcriptions(sid).fetch()).rejects.toMatchObject({ status: 404, code: 20404 });
    expect(await client.transcriptions(other?.sid ?? '').remove()).toBe(true);
    expect(await of(second['RecordingSid'])).toEqual([]);
    await expect(of(`RE${'0'.repeat(32)}`)).rejects.toMatchObject({ status: 404 });
  });

  it('are blank and failed where nobody knows what was said', async () => {
    const action = await left(transcribing, [tone(2_500)]);
    const [told] = await rig.app.expect('/transcribed');
    expect(told?.parameters).toMatchObject({ TranscriptionStatus: 'failed', TranscriptionText: '(blank)' });
    expect(await of(action['RecordingSid'])).toMatchObject([
      { status: 'failed', transcriptionText: '(blank)' },
    ]);
  });

  it('take in typed words, and of a sentence that is cut off only its beginning', async () => {
    twiml = `<Record action="/action" playBeep="false" timeout="3" trim="do-not-trim" ${transcribing}/>`;
    const call = await rig.outsideCall([{ do: 'wait', afterMs: 30_000 }]);
    await until(
      () => rig.emulator.log.since(0, call.sid),
      (events) => events.some((event) => event.type === 'verb' && event.verb === 'Record'),
    );
    await rig.wait(call.sid, 'in-progress');
    await new Promise((resolve) => setTimeout(resolve, 500));
    await rig.control('POST', `/calls/${call.sid}/say`, { text: 'Hello' });
    await rig.control('POST', `/calls/${call.sid}/say`, { text: 'it is me' });
    const [typed] = await rig.app.expect('/transcribed');
    expect(typed?.parameters['TranscriptionText']).toBe('Hello it is me');

    rig.app.received.splice(0);
    await left(`maxLength="3" ${transcribing}`, [{ do: 'speak', text: WORDS }]);
    const [cut] = await rig.app.expect('/transcribed');
    const text = cut?.parameters['TranscriptionText'] ?? '';
    expect(text.length).toBeGreaterThan(0);
    expect(text.length).toBeLessThan(WORDS.length);
    expect(WORDS.startsWith(text)).toBe(true);
  });

  it('are made of 2 to 120 seconds only: else the debugger warns (13617)', async () => {
    const action = await left(transcribing, [tone(1_200)]);
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(rig.app.at('/transcribed')).toEqual([]);
    expect(await of(action['RecordingSid'])).toEqual([]);
    expect(rig.notices()).toContainEqual(expect.stringMatching(/^13617 /));
  });

  it('are made where transcribe says so, whatever the callback says', async () => {
    const unasked = await left('transcribeCallback="/transcribed"', [{ do: 'speak', text: WORDS }]);
    rig.app.received.splice(0);
    const badCallback = await left('transcribe="true" transcribeCallback="mailto:ana@example.com"', [
      { do: 'speak', text: WORDS },
    ]);
    expect(await ended(badCallback['RecordingSid'])).toMatchObject([{ transcriptionText: WORDS }]);
    expect(await of(unasked['RecordingSid'])).toEqual([]);
    expect(rig.notices()).toContainEqual(expect.stringMatching(/^13615 .*“mailto:ana@example.com”/));
    rig.app.received.splice(0);
    await left('transcribe="fast"', [tone(2_500)]);
    expect(rig.notices()).toContainEqual(expect.stringMatching(/^13614 .*“fast”/));
  });
});
