import { setTimeout as sleep } from 'node:timers/promises';
import { sine } from '../media/tones';
import { ACCOUNT_SID, accessToken, APPLICATION_SID } from './testing/tokens';
import { until } from './testing/until';
import { VoiceSdkRig } from './testing/voice-sdk-rig';

/** The unmodified `@twilio/voice-sdk` in real Chromium against the gateway. */
describe('Voice SDK', () => {
  const rig = new VoiceSdkRig();
  const { engine, gateway } = rig;

  beforeAll(() => rig.start());
  afterEach(() => rig.closePhones());
  afterAll(() => rig.stop());

  it('registers and unregisters', async () => {
    const alice = await rig.phone('alice');
    expect(gateway.sessions()).toMatchObject([
      { accountSid: ACCOUNT_SID, identity: 'alice', isRegistered: true },
    ]);

    await alice.run('phone.device.unregister()');
    await alice.saw('unregistered');
    expect(gateway.sessions()[0]?.isRegistered).toBe(false);
  });

  it('calls out, with audio both ways', async () => {
    const alice = await rig.phone('alice', { register: false });
    await alice.connect({ To: 'tone-700', note: 'ä & =+' });
    await alice.saw('call:accept');
    const { record, request } = engine.last;
    await until(() => record.told.includes('mediaConnected'), 'media');

    expect(request).toMatchObject({
      from: 'client:alice',
      to: '',
      accountSid: ACCOUNT_SID,
      applicationSid: APPLICATION_SID,
      parameters: { To: 'tone-700', note: 'ä & =+' },
    });
    await until(() => record.tones.hears(1000) && record.level.dbfs > -25, 'the 1000 Hz of the microphone');
    await alice.hears(700);
  });

  it('hears its own voice from an echo, and silence once muted', async () => {
    const alice = await rig.phone('alice', { register: false });
    await alice.connect({ To: 'echo' });
    await alice.saw('call:accept');
    const { record } = engine.last;
    await alice.run('phone.speak(850)');
    await until(() => record.tones.hears(850), '850 Hz');
    await alice.hears(850);

    await alice.run('phone.call.mute(true)');
    await until(() => record.level.dbfs < -70, 'silence');
    await alice.run('phone.call.mute(false)');
    await until(() => record.tones.hears(850), 'the voice again');
  });

  it('tells the engine when the device hangs up, and the device when the engine does', async () => {
    const alice = await rig.phone('alice', { register: false });
    await alice.connect({ To: 'echo' });
    await alice.saw('call:accept');
    await alice.run('phone.call.disconnect()');
    await until(() => engine.last.record.end !== undefined, 'the end');
    expect(engine.last.record.end?.reason).toBe('hung-up');

    await alice.connect({ To: 'echo' });
    await alice.saw('call:accept', 2);
    engine.last.request.party.hangUp();
    await alice.saw('call:disconnect', 2);
    expect(await alice.names()).not.toContain('call:error');
  });

  it('lets the device hang up while it rings', async () => {
    const alice = await rig.phone('alice', { register: false });
    await alice.connect({ To: 'ring-only' });
    await alice.saw('call:ringing');
    await alice.run('phone.call.disconnect()');
    await until(() => engine.last.record.end !== undefined, 'the end');
    expect(await alice.names()).not.toContain('call:accept');
  });

  it('gives the error of a refused call', async () => {
    const alice = await rig.phone('alice', { register: false });
    await alice.connect({ To: 'refuse' });
    await alice.saw('call:error');
    expect(await alice.detail('call:error')).toBe(31002);
    await alice.saw('call:disconnect');
  });

  it('takes keypad tones from the device and sends them to it', async () => {
    const alice = await rig.phone('alice', { register: false });
    await alice.connect({ To: 'echo' });
    await alice.saw('call:accept');
    const { record, request } = engine.last;
    await until(() => record.told.includes('mediaConnected'), 'media');
    await alice.run("phone.call.sendDigits('12w90*#')");
    await until(() => record.digits.length >= 6, 'six keys');
    await sleep(500);
    expect(record.digits).toBe('1290*#');

    // Chromium plays RFC 4733 events as sound: the page hears the two tones of the key.
    record.close();
    await alice.run('phone.speak(1000, 0)');
    request.party.audio.sendDigits('5555555555');
    await alice.hears(770, 1336);
  });

  it('takes an incoming call, with audio both ways', async () => {
    const bob = await rig.phone('bob');
    const party = gateway.client(ACCOUNT_SID, 'bob');
    const { record, callSid } = engine.ring(party, sine(600), 'TN-Validation-Passed-A');
    await bob.saw('incoming');
    expect(await bob.detail('incoming')).toEqual({
      from: '+15550001111',
      sid: callSid,
      custom: { topic: 'a b&c', ticket: '7' },
      isVerified: true,
    });
    expect(record.told).toEqual([]);

    await bob.run('phone.call.accept()');
    await until(() => record.told.includes('mediaConnected'), 'media');
    expect(record.told).toEqual(['answered', 'mediaConnected']);
    await until(() => record.tones.hears(1000), 'the microphone');
    await bob.hears(600);

    party.hangUp();
    await bob.saw('call:disconnect');
  });

  it('knows a rejected, an ignored and a cancelled call', async () => {
    const bob = await rig.phone('bob');
    const rejected = engine.ring(gateway.client(ACCOUNT_SID, 'bob'));
    await bob.saw('incoming');
    await bob.run('phone.call.reject()');
    await until(() => rejected.record.end !== undefined, 'the rejection');
    expect(rejected.record.end).toMatchObject({ reason: 'rejected' });

    const ignored = gateway.client(ACCOUNT_SID, 'bob');
    const { record } = engine.ring(ignored);
    await bob.saw('incoming', 2);
    await bob.run('phone.call.ignore()');
    await sleep(500);
    expect(record.told).toEqual([]);
    ignored.cancel();

    const cancelled = gateway.client(ACCOUNT_SID, 'bob');
    engine.ring(cancelled);
    await bob.saw('incoming', 3);
    cancelled.cancel();
    await bob.saw('call:cancel');
  });

  it('says 31404 where nobody is registered', async () => {
    const { record } = engine.ring(gateway.client(ACCOUNT_SID, 'nobody'));
    await until(() => record.end !== undefined, 'the end');
    expect(record.end).toMatchObject({ reason: 'unreachable', code: 31404 });
    const otherAccount = await rig.phone('carol');
    const { record: other } = engine.ring(gateway.client('AC99999999999999999999999999999999', 'carol'));
    await until(() => other.end !== undefined, 'the end');
    expect(other.end?.code).toBe(31404);
    expect(await otherAccount.names()).not.toContain('incoming');
  });

  it('rings every session of an identity: the first answer wins', async () => {
    const [desk, mobile] = [await rig.phone('bob'), await rig.phone('bob')];
    const party = gateway.client(ACCOUNT_SID, 'bob');
    const { record } = engine.ring(party);
    await desk.saw('incoming');
    await mobile.saw('incoming');
    await mobile.run('phone.call.accept()');
    await desk.saw('call:cancel');
    await until(() => record.tones.hears(1000), 'the winner’s voice');
    expect(record.told).toEqual(['answered', 'mediaConnected']);
    await mobile.run('phone.call.disconnect()');
    await until(() => record.end !== undefined, 'the end');
  });

  it('ends it for all sessions when one rejects', async () => {
    const [desk, mobile] = [await rig.phone('bob'), await rig.phone('bob')];
    const { record } = engine.ring(gateway.client(ACCOUNT_SID, 'bob'));
    await desk.saw('incoming');
    await mobile.saw('incoming');
    await mobile.run('phone.call.reject()');
    await desk.saw('call:cancel');
    expect(record.end?.reason).toBe('rejected');
  });

  it('takes messages of the device', async () => {
    const alice = await rig.phone('alice', { register: false });
    await alice.connect({ To: 'echo' });
    await alice.saw('call:accept');
    const messages: unknown[] = [];
    gateway.on('userMessage', (message) => messages.push(message));
    await alice.run(
      "phone.call.sendMessage({ content: { hello: 'world' }, messageType: 'user-defined-message' })",
    );
    await alice.saw('call:messageSent');
    expect(messages).toMatchObject([{ identity: 'alice', content: { hello: 'world' } }]);

    expect(gateway.sendUserMessage(engine.last.callSid, { answer: 42 })).toBe(true);
    await alice.saw('call:message');
    expect(await alice.detail('call:message')).toEqual({ answer: 42 });
    expect(gateway.sendUserMessage('CAnone', {})).toBe(false);
  });

  it('swaps calls when a busy device takes a second one, as the SDK does', async () => {
    const alice = await rig.phone('alice', { options: { allowIncomingWhileBusy: true } });
    await alice.connect({ To: 'tone-500' });
    await alice.saw('call:accept');
    const first = engine.last.record;
    const second = engine.ring(gateway.client(ACCOUNT_SID, 'alice'), sine(900)).record;
    await alice.saw('incoming');
    expect(first.end).toBeUndefined();
    await alice.run('phone.call.accept()');
    await until(() => first.end?.reason === 'hung-up', 'the end of the first call');
    await until(() => second.tones.hears(1000), 'the voice in the second call');
    await alice.hears(900);
  });

  it('lets the device measure its call: round trip, loss and score', async () => {
    const alice = await rig.phone('alice', { register: false });
    await alice.connect({ To: 'tone-700' });
    await alice.saw('call:accept');
    await alice.run("phone.call.on('sample', (sample) => phone.note('sample', sample))");
    await alice.saw('sample', 6);
    const sample = await alice.detail<{
      mos: number;
      rtt: number;
      packetsLostFraction: number;
      codecName: string;
    }>('sample');
    expect(sample.codecName).toBe('PCMU');
    expect(sample.packetsLostFraction).toBeLessThan(5);
    expect(sample.rtt).toBeGreaterThanOrEqual(0);
    expect(sample.rtt).toBeLessThan(500);
    expect(sample.mos).toBeGreaterThan(3.5);
  });

  it('runs a preflight test', async () => {
    const alice = await rig.phone('alice', { register: false });
    const token = JSON.stringify(accessToken('preflight'));
    const ended = alice.run<{
      status: string;
      stats?: { mos?: { average: number } };
      networkTiming: object;
    }>(`
      new Promise((resolve, reject) => {
        const test = Twilio.Device.runPreflight(${token}, { chunderw: location.host, logLevel: 'silent' });
        test.on('completed', resolve);
        test.on('failed', (error) => reject(new Error(String(error.code ?? error))));
      })`);
    const callsBefore = engine.calls.length;
    await until(() => engine.calls.length > callsBefore, 'the call of the test');
    const { record, request } = engine.last;
    await until(() => record.told.includes('mediaConnected'), 'media');
    await sleep(5000);
    request.party.hangUp();
    const report = await ended;
    expect(report.networkTiming).toMatchObject({ signaling: expect.anything() as unknown });
    expect(report.stats?.mos?.average).toBeGreaterThan(3.5);
  });
});
