import type twilio from 'twilio';
import { dominantTones, levelDbfs } from '../src/control/spectrum';
import { decodeAudioFile } from '../src/media/file-source';
import { Rig, until } from './support/rig';
import { officialClient } from './support/official-client';

describe('recordings', () => {
  let rig: Rig;
  let client: ReturnType<typeof twilio>;
  let twiml = '';
  beforeAll(async () => {
    rig = await Rig.start();
    client = officialClient(rig);
    rig.app
      .twiml('/voice', () => twiml)
      .twiml('/action', '<Hangup/>')
      .twiml('/next', '<Hangup/>')
      .twiml('/recording', '');
    await rig.setApp({ VoiceUrl: `${rig.app.url}/voice` });
  });
  afterAll(() => rig.stop());
  beforeEach(() => rig.app.received.splice(0));

  const tone = (durationMs: number, afterMs = 0): unknown => ({
    do: 'tone',
    frequencyHz: 700,
    durationMs,
    afterMs,
  });

  async function recorded(attributes: string, script: unknown[]): Promise<Record<string, string>> {
    twiml = `<Record action="/action" ${attributes}/><Redirect>/next</Redirect>`;
    await rig.outsideCall([...script, { do: 'wait', afterMs: 20_000 }]);
    const [action] = await rig.app.expect('/action', 1);
    return action?.parameters ?? {};
  }

  async function sound(url: string | undefined): Promise<Int16Array> {
    const response = await fetch(`${url ?? ''}.wav`);
    expect(response.headers.get('content-type')).toBe('audio/x-wav');
    return decodeAudioFile(new Uint8Array(await response.arrayBuffer()));
  }

  it('end on a key; the sound is there without the silence around it', async () => {
    const action = await recorded('playBeep="false"', [
      tone(1500, 1000),
      { do: 'press', digits: '#', afterMs: 1000 },
    ]);
    expect(action).toMatchObject({
      Digits: '#',
      RecordingDuration: expect.stringMatching(/^[12]$/) as string,
    });
    expect(action['RecordingSid']).toMatch(/^RE[0-9a-f]{32}$/);
    const samples = await sound(action['RecordingUrl']);
    expect(samples.length / 8000).toBeGreaterThan(1.4);
    expect(samples.length / 8000).toBeLessThan(1.7);
    expect(dominantTones(samples.subarray(800, 8800))[0]).toMatchObject({ frequencyHz: 700 });
  });

  it('keep the silence where trim says so, and end after silence', async () => {
    const action = await recorded('playBeep="false" timeout="2" trim="do-not-trim"', [tone(1000, 600)]);
    expect(action).toMatchObject({ Digits: '' });
    const samples = await sound(action['RecordingUrl']);
    expect(samples.length / 8000).toBeGreaterThan(3.3);
    expect(levelDbfs(samples.subarray(-8000))).toBeLessThan(-80);
  });

  it('begin with a beep, which is not on them, and end at maxLength', async () => {
    twiml = '<Record action="/action" maxLength="2"/>';
    const call = await rig.outsideCall([tone(20_000)]);
    await rig.plays(call.sid, 1000);
    const [action] = await rig.app.expect('/action');
    expect(action?.parameters['RecordingDuration']).toBe('2');
    const samples = await sound(action?.parameters['RecordingUrl']);
    expect(dominantTones(samples.subarray(0, 8000)).map(({ frequencyHz }) => frequencyHz)).toEqual([700]);
  });

  it('of nothing are none: the call goes on with the next verb, and the callback says absent', async () => {
    twiml =
      '<Record action="/action" timeout="1" recordingStatusCallback="/recording" ' +
      'recordingStatusCallbackEvent="in-progress completed absent"/><Redirect>/next</Redirect>';
    await rig.outsideCall([{ do: 'wait', afterMs: 20_000 }]);
    await rig.app.expect('/next');
    expect(rig.app.at('/action')).toEqual([]);
    const told = await rig.app.expect('/recording', 2);
    expect(told.map(({ parameters }) => parameters['RecordingStatus'])).toEqual(['in-progress', 'absent']);
  });

  it('are told to the action and the callback when the caller hangs up', async () => {
    twiml = '<Record action="/action" recordingStatusCallback="/recording"/>';
    await rig.outsideCall([tone(1500), { do: 'hang-up' }]);
    const [action] = await rig.app.expect('/action');
    expect(action?.parameters).toMatchObject({ Digits: 'hangup', CallStatus: 'completed' });
    const [told] = await rig.app.expect('/recording');
    expect(told?.isSigned).toBe(true);
    expect(told?.parameters).toMatchObject({
      RecordingSid: action?.parameters['RecordingSid'],
      RecordingUrl: action?.parameters['RecordingUrl'],
      RecordingStatus: 'completed',
      RecordingSource: 'RecordVerb',
      RecordingChannels: '1',
    });
  });

  it('are listed, fetched and deleted by the official client; wrong credentials get no sound', async () => {
    const action = await recorded('maxLength="1" playBeep="false"', [tone(5000)]);
    const sid = action['RecordingSid'] ?? '';
    const callSid = action['CallSid'] ?? '';
    expect((await client.recordings.list({ callSid })).map((one) => one.sid)).toEqual([sid]);
    expect((await client.calls(callSid).recordings.list()).map((one) => one.sid)).toEqual([sid]);
    const fetched = await client.recordings(sid).fetch();
    expect(fetched).toMatchObject({
      callSid,
      duration: '1',
      channels: 1,
      status: 'completed',
      source: 'RecordVerb',
    });
    expect(fetched.mediaUrl).toBe(action['RecordingUrl']);
    const refused = await fetch(`${fetched.mediaUrl}.wav`, { headers: { Authorization: 'Basic bm86bm8=' } });
    expect(refused.status).toBe(401);
    expect((await fetch(`${fetched.mediaUrl}.mp3`)).status).toBe(404);
    expect(await client.recordings(sid).remove()).toBe(true);
    await expect(client.recordings(sid).fetch()).rejects.toMatchObject({ status: 404, code: 20404 });
    expect((await fetch(`${fetched.mediaUrl}.wav`)).status).toBe(404);
  });

  it('of <Dial record> hold both sides, in two channels where asked for', async () => {
    await rig.control('PUT', '/numbers/+12025550181', {
      script: [{ do: 'tone', frequencyHz: 1100, durationMs: 2000 }, { do: 'hang-up' }],
    });
    twiml =
      '<Dial action="/action" record="record-from-answer-dual" recordingStatusCallback="/recording">' +
      '+12025550181</Dial>';
    await rig.outsideCall([tone(20_000)]);
    const [action] = await rig.app.expect('/action', 1);
    const [told] = await rig.app.expect('/recording');
    expect(told?.parameters).toMatchObject({
      CallSid: action?.parameters['CallSid'],
      RecordingSource: 'DialVerb',
      RecordingChannels: '2',
      RecordingUrl: action?.parameters['RecordingUrl'],
    });
    const file = Buffer.from(
      await (await fetch(`${action?.parameters['RecordingUrl'] ?? ''}.wav`)).arrayBuffer(),
    );
    const channel = (index: number): Int16Array =>
      Int16Array.from({ length: 8000 }, (_, i) => file.readInt16LE(44 + 8000 + i * 4 + 2 * index));
    expect(file.readUInt16LE(22)).toBe(2);
    expect(dominantTones(channel(0)).map(({ frequencyHz }) => frequencyHz)).toEqual([700]);
    expect(dominantTones(channel(1)).map(({ frequencyHz }) => frequencyHz)).toEqual([1100]);
  });

  it('of a running call are begun, paused and ended through REST', async () => {
    twiml = '<Play digits="w"/><Pause length="20"/>';
    const { sid } = await rig.outsideCall([tone(20_000)]);
    await rig.wait(sid, 'in-progress');
    const begun = await client.calls(sid).recordings.create({ recordingChannels: 'dual' });
    expect(begun).toMatchObject({ status: 'in-progress', channels: 2, source: 'StartCallRecordingAPI' });
    await new Promise((resolve) => setTimeout(resolve, 1200));
    await client.calls(sid).recordings(begun.sid).update({ status: 'paused' });
    await client.calls(sid).recordings(begun.sid).update({ status: 'stopped' });
    const done = await until(
      () => client.recordings(begun.sid).fetch(),
      ({ status }) => status === 'completed',
    );
    expect(done.duration).toBe('1');
    await rig.control('POST', `/calls/${sid}/hang-up`);
  });

  it('of a call that REST makes begin with the answer', async () => {
    const call = await client.calls.create({
      to: '+12025550112',
      from: rig.emulator.credentials.phoneNumber,
      twiml: '<Response><Pause length="3"/></Response>',
      record: true,
      recordingStatusCallback: `${rig.app.url}/recording`,
    });
    const [told] = await rig.app.expect('/recording', 1);
    expect(told?.parameters).toMatchObject({ CallSid: call.sid, RecordingSource: 'OutboundAPI' });
    expect(levelDbfs(await sound(told?.parameters['RecordingUrl']))).toBeGreaterThan(-40);
  });
});
