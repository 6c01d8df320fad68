import type twilio from 'twilio';
import type { CallView } from '../src/control/call-view';
import { Rig, until } from './support/rig';
import { officialClient } from './support/official-client';

const AGENT = '+12025550178';
const WAITING = '+12025550177';

describe('queues', () => {
  let rig: Rig;
  let client: ReturnType<typeof twilio>;
  let waiting = '';
  let waitDocument = '';
  let agent = '';
  beforeAll(async () => {
    rig = await Rig.start();
    client = officialClient(rig);
    rig.app
      .twiml('/voice', ({ From }) => (From === AGENT ? agent : waiting))
      .twiml('/wait', () => waitDocument)
      .twiml('/left', '<Hangup/>')
      .twiml('/dialled', '<Hangup/>')
      .twiml('/whisper', '<Say>You are next.</Say>')
      .twiml('/elsewhere', '<Pause length="20"/>')
      .twiml('/next', '<Hangup/>');
    await rig.setApp({ VoiceUrl: `${rig.app.url}/voice` });
  });
  afterAll(() => rig.stop());
  afterEach(async () => {
    for (const { sid } of await rig.calls('status=active'))
      await rig.control('POST', `/calls/${sid}/hang-up`);
    await new Promise((resolve) => setTimeout(resolve, 300)); // their last webhooks belong to this test
  });
  beforeEach(() => {
    rig.app.received.splice(0);
    waiting = '<Enqueue action="/left" waitUrl="/wait">support</Enqueue><Redirect>/next</Redirect>';
    waitDocument = '<Pause length="2"/>';
    agent = '<Dial action="/dialled"><Queue>support</Queue></Dial>';
  });

  const tone = (frequencyHz: number): unknown[] => [{ do: 'tone', frequencyHz, durationMs: 30_000 }];
  const waits = (script = tone(700)): Promise<CallView> => rig.outsideCall(script, { from: WAITING });
  const left = async (count = 1): Promise<Record<string, string>> =>
    (await rig.app.expect('/left', count))[0]?.parameters ?? {};

  it('ask waitUrl again and again, with the place in the queue', async () => {
    const first = await waits();
    await rig.app.expect('/wait');
    const second = await waits();
    const asked = await rig.app.expect('/wait', 4);
    const of = (sid: string): Record<string, string>[] =>
      asked.map(({ parameters }) => parameters).filter(({ CallSid }) => CallSid === sid);
    expect(of(first.sid)[0]).toMatchObject({ QueuePosition: '1', CurrentQueueSize: '1', QueueTime: '0' });
    expect(of(first.sid)[1]).toMatchObject({ QueuePosition: '1', CurrentQueueSize: '2', QueueTime: '2' });
    expect(of(second.sid)[0]).toMatchObject({ QueuePosition: '2', CurrentQueueSize: '2' });
    expect(of(second.sid)[0]?.['AvgQueueTime']).toMatch(/^[01]$/);
    expect(of(first.sid)[0]?.['QueueSid']).toMatch(/^QU[0-9a-f]{32}$/);
    expect(asked.every(({ isSigned }) => isSigned)).toBe(true);
    for (const { sid } of [first, second]) await rig.control('POST', `/calls/${sid}/hang-up`);
    await rig.app.expect('/left', 2);
    expect(rig.app.at('/left')[0]?.parameters).toMatchObject({
      QueueResult: 'hangup',
      CallStatus: 'completed',
    });
  });

  it('play music where no waitUrl is given', async () => {
    waiting = '<Enqueue action="/left">support</Enqueue>';
    const call = await waits([{ do: 'wait', afterMs: 20_000 }]);
    const { played } = await until(
      () => rig.audio(call.sid),
      ({ played: sound }) => sound.dbfs > -40,
    );
    expect(played.dbfs).toBeGreaterThan(-40);
    await rig.control('POST', `/calls/${call.sid}/hang-up`);
  });

  it('are left by <Leave>, and by the action of a <Gather> in the wait', async () => {
    waitDocument = '<Leave/>';
    await waits();
    expect(await left()).toMatchObject({ QueueResult: 'leave', QueueTime: '0' });
    rig.app.received.splice(0);
    waiting = '<Enqueue waitUrl="/wait">support</Enqueue><Redirect>/next</Redirect>';
    waitDocument = '<Gather numDigits="1" timeout="10" action="/press"/>';
    rig.app.twiml('/press', '<Leave/>');
    await waits([{ do: 'press', digits: '1', afterMs: 700 }]);
    expect((await rig.app.expect('/next'))[0]?.parameters['Digits']).toBeUndefined();
    expect(rig.app.at('/press')[0]?.parameters['Digits']).toBe('1');
  });

  it('connect who waits first with who dials the queue, both ways, after the whisper', async () => {
    agent = '<Dial action="/dialled" hangupOnStar="true"><Queue url="/whisper">support</Queue></Dial>';
    const caller = await waits(tone(700));
    await rig.app.expect('/wait');
    const dialler = await rig.outsideCall(tone(1100), { from: AGENT });
    const [whisper] = await rig.app.expect('/whisper');
    expect(whisper?.parameters).toMatchObject({ CallSid: caller.sid, DequeingCallSid: dialler.sid });
    await rig.plays(dialler.sid, 700);
    await rig.plays(caller.sid, 1100);
    await rig.control('POST', `/calls/${dialler.sid}/press`, { digits: '*' });
    const [dialled] = await rig.app.expect('/dialled');
    expect(dialled?.parameters).toMatchObject({
      DialCallStatus: 'completed',
      DialCallSid: caller.sid,
      DialBridged: 'true',
    });
    expect(await left()).toMatchObject({ QueueResult: 'bridged', CallSid: caller.sid });
  });

  it('run nothing in the whisper but what Twilio allows (14211)', async () => {
    agent = '<Dial action="/dialled" hangupOnStar="true"><Queue url="/long-whisper">support</Queue></Dial>';
    rig.app.twiml('/long-whisper', '<Record/><Gather timeout="60"/><Hangup/><Redirect>/whisper</Redirect>');
    const caller = await waits(tone(700));
    await rig.app.expect('/wait');
    const dialler = await rig.outsideCall(tone(1100), { from: AGENT });
    await rig.app.expect('/whisper');
    await rig.plays(dialler.sid, 700);
    await rig.plays(caller.sid, 1100);
    const refused = rig.notices().filter((notice) => notice.startsWith('14211 '));
    expect(refused.map((notice) => /<(\w+)>/.exec(notice)?.[1])).toEqual(['Record', 'Gather', 'Hangup']);
  });

  it('let who dials wait for a caller, and give up in time', async () => {
    await rig.outsideCall(tone(1100), { from: AGENT });
    const caller = await waits();
    await rig.plays(caller.sid, 1100);
    await rig.control('POST', `/calls/${caller.sid}/hang-up`);
    expect((await rig.app.expect('/dialled'))[0]?.parameters).toMatchObject({ DialCallStatus: 'completed' });
    expect(await left()).toMatchObject({ QueueResult: 'bridged', CallStatus: 'completed' });
    rig.app.received.splice(0);
    agent = '<Dial action="/dialled" timeout="1"><Queue>support</Queue></Dial>';
    await rig.outsideCall([], { from: AGENT });
    const [gaveUp] = await rig.app.expect('/dialled');
    expect(gaveUp?.parameters).toMatchObject({ DialCallStatus: 'no-answer', DialBridged: 'false' });
  });

  it('are full, unknown, listed and changed as the REST API says', async () => {
    const made = await client.queues.create({ friendlyName: 'small', maxSize: 1 });
    expect(made).toMatchObject({ currentSize: 0, maxSize: 1, averageWaitTime: 0 });
    await expect(client.queues.create({ friendlyName: 'small' })).rejects.toMatchObject({ code: 22003 });
    waiting = '<Enqueue action="/left" waitUrl="/wait">small</Enqueue>';
    const first = await waits();
    await rig.app.expect('/wait');
    await waits();
    expect(await left()).toMatchObject({ QueueResult: 'queue-full', QueueSid: made.sid });
    const [member] = await client.queues(made.sid).members.list();
    expect(member).toMatchObject({ callSid: first.sid, position: 1, queueSid: made.sid });
    expect((await client.queues(made.sid).members('Front').fetch()).callSid).toBe(first.sid);
    expect((await client.queues(made.sid).fetch()).currentSize).toBe(1);
    await expect(client.queues(made.sid).remove()).rejects.toMatchObject({ code: 22001 });

    rig.app.received.splice(0);
    await client
      .queues(made.sid)
      .members('Front')
      .update({ url: `${rig.app.url}/elsewhere` });
    const [elsewhere] = await rig.app.expect('/elsewhere');
    expect(elsewhere?.parameters).toMatchObject({ CallSid: first.sid, QueueSid: made.sid });
    expect(await left()).toMatchObject({ QueueResult: 'redirected' });
    await until(
      () => client.queues(made.sid).fetch(),
      ({ currentSize }) => currentSize === 0,
    );
    expect(await client.queues(made.sid).remove()).toBe(true);
    await rig.control('POST', `/calls/${first.sid}/hang-up`);
    agent = '<Dial action="/dialled"><Queue>small</Queue></Dial>';
    await rig.outsideCall([], { from: AGENT });
    expect((await rig.app.expect('/dialled'))[0]?.parameters['DialCallStatus']).toBe('failed');
  });

  it.each([
    ['', '14204'],
    ['x'.repeat(64), '14205'],
  ])('have a name: not “%s” (%s)', async (name, code) => {
    waiting = `<Enqueue action="/left">${name}</Enqueue>`;
    await waits();
    expect(await left()).toMatchObject({ QueueResult: 'error' });
    expect(rig.notices()).toContainEqual(expect.stringMatching(new RegExp(`^${code} `)));
  });

  it('let go of a call that REST redirects or ends, waiting or in conversation', async () => {
    const ended = await waits();
    await rig.app.expect('/wait');
    await client.calls(ended.sid).update({ status: 'completed' });
    expect(await left()).toMatchObject({ QueueResult: 'hangup' });
    rig.app.received.splice(0);
    const caller = await waits(tone(700));
    const dialler = await rig.outsideCall(tone(1100), { from: AGENT });
    await rig.plays(dialler.sid, 700);
    await client.calls(caller.sid).update({ url: `${rig.app.url}/elsewhere` });
    await rig.app.expect('/elsewhere');
    expect(await left()).toMatchObject({ QueueResult: 'redirected-from-bridged' });
    expect((await rig.app.expect('/dialled'))[0]?.parameters).toMatchObject({ DialBridged: 'true' });
    expect((await client.calls(caller.sid).fetch()).status).toBe('in-progress');
    await rig.control('POST', `/calls/${caller.sid}/hang-up`);
  });
});
