import { setTimeout as sleep } from 'node:timers/promises';
import { ACCOUNT_SID, accessToken } from './testing/tokens';
import { until } from './testing/until';
import { VoiceSdkRig } from './testing/voice-sdk-rig';

/** The unmodified `@twilio/voice-sdk` in real Chromium against the gateway: tokens, lost sockets, other networks. */
describe('Voice SDK: tokens and recovery', () => {
  const rig = new VoiceSdkRig();
  const { engine, gateway } = rig;

  beforeAll(() => rig.start());
  afterEach(() => rig.closePhones());
  afterAll(() => rig.stop());

  it('keeps a call through updateToken', async () => {
    const alice = await rig.phone('alice');
    await alice.connect({ To: 'echo' });
    await alice.saw('call:accept');
    const { record } = engine.last;
    const framesBefore = gateway.sessions()[0]?.frames.in ?? 0;
    await alice.run(`phone.device.updateToken(${JSON.stringify(accessToken('alice', { ttl: 1800 }))})`);
    await until(() => (gateway.sessions()[0]?.frames.in ?? 0) >= framesBefore + 2, 'listen and resume');
    await sleep(300);
    expect(await alice.names()).not.toContain('call:disconnect');
    expect(record.end).toBeUndefined();
    await alice.run('phone.speak(650)');
    await until(() => record.tones.hears(650), 'the voice');
    await alice.run('phone.call.disconnect()');
    await until(() => record.end !== undefined, 'the end');
  });

  it('goes offline when its token expires, keeps its call, and recovers by updateToken', async () => {
    // Long enough for a busy machine to register and to call with.
    const alice = await rig.phone('alice', {
      token: accessToken('alice', { ttl: 20 }),
      options: { tokenRefreshMs: 18_000 },
    });
    await alice.connect({ To: 'echo' });
    await alice.saw('call:accept');
    await alice.saw('tokenWillExpire');
    await alice.saw('unregistered');
    expect(await alice.detail('error')).toBe(20104);
    const { record: refused } = engine.ring(gateway.client(ACCOUNT_SID, 'alice'));
    await until(() => refused.end?.code === 31404, 'nobody there');
    expect(engine.last.record.end).toBeUndefined();

    await alice.run(`phone.device.updateToken(${JSON.stringify(accessToken('alice'))})`);
    await alice.saw('registered', 2);
    await until(() => engine.last.record.tones.hears(1000), 'the voice');
  });

  it.each([
    ['of another secret', { secret: 'another-secret-of-thirty-two-chars' }, 31202],
    ['of an unknown key', { apiKeySid: 'SK99999999999999999999999999999999' }, 20101],
    ['that lives too long', { ttl: 25 * 60 * 60 }, 31207],
  ])('refuses a token %s and recovers by updateToken on the same socket', async (_what, how, code) => {
    const alice = await rig.phone('alice', { token: accessToken('alice', how), register: false });
    await alice.run('void phone.device.register().catch(() => undefined)');
    await alice.saw('error');
    expect(await alice.detail('error')).toBe(code);
    expect(rig.reports.at(-1)).toMatchObject({ type: 'notice', level: 'warning' });
    const [before] = gateway.sessions();

    await alice.run(`phone.device.updateToken(${JSON.stringify(accessToken('alice'))})`);
    await alice.saw('registered');
    expect(gateway.sessions().map(({ id }) => id)).toEqual([before?.id]);
  });

  it('does not register a token that does not allow incoming calls', async () => {
    const alice = await rig.phone('alice', {
      token: accessToken('alice', { incomingAllow: false }),
      register: false,
    });
    await alice.run('void phone.device.register().catch(() => undefined)');
    await alice.saw('error');
    expect(await alice.detail('error')).toBe(20151);
    expect(gateway.sessions()[0]?.isRegistered).toBe(false);
  });

  it('refuses a call of a token that does not allow outgoing calls', async () => {
    const alice = await rig.phone('alice', {
      token: accessToken('alice', { outgoingApplicationSid: '' }),
      register: false,
    });
    const callsBefore = engine.calls.length;
    await alice.connect({ To: 'echo' });
    await alice.saw('call:error');
    expect(await alice.detail('call:error')).toBe(31201);
    expect(engine.calls).toHaveLength(callsBefore);
  });

  it('resumes a call after its socket was cut, while the audio goes on', async () => {
    const alice = await rig.phone('alice');
    await alice.connect({ To: 'echo' });
    await alice.saw('call:accept');
    const { record } = engine.last;
    await until(() => record.tones.hears(1000), 'the voice');
    expect(gateway.dropSockets('alice')).toBe(1);
    await alice.saw('call:reconnecting');
    await alice.run('phone.speak(750)');
    await until(() => record.tones.hears(750), 'the voice without a socket');
    await alice.saw('call:reconnected');
    await alice.saw('registered', 2);
    expect(record.told).not.toContain('ended');
    await alice.run('phone.call.disconnect()');
    await until(() => record.end?.reason === 'hung-up', 'the end');
  });

  it('resumes a call on another page by its connectToken, and ends it there', async () => {
    const alice = await rig.phone('alice');
    await alice.connect({ To: 'echo' });
    await alice.saw('call:accept');
    const { record, request, callSid } = engine.last;
    const connectToken = await alice.run<string>('phone.call.connectToken');
    const again = await rig.phone('alice');
    await again.resume(connectToken);
    await again.saw('call:accept');
    expect(await again.run('phone.call.parameters.CallSid')).toBe(callSid);
    expect(record.end).toBeUndefined();
    request.party.hangUp();
    await again.saw('call:disconnect');
    expect(await again.names()).not.toContain('call:error');
  });

  it('recovers from a restart of the gateway, with an incoming call up', async () => {
    const bob = await rig.phone('bob');
    const party = gateway.client(ACCOUNT_SID, 'bob');
    const { record } = engine.ring(party);
    await bob.saw('incoming');
    await bob.run('phone.call.accept()');
    await until(() => record.told.includes('mediaConnected'), 'media');
    gateway.restart(1500);
    await bob.saw('call:reconnecting');
    await bob.saw('call:reconnected', 1);
    expect(record.end).toBeUndefined();
    party.hangUp();
    await bob.saw('call:disconnect');
  });

  it('rings again where the socket was cut while it rang', async () => {
    const bob = await rig.phone('bob');
    const { record } = engine.ring(gateway.client(ACCOUNT_SID, 'bob'));
    await bob.saw('incoming');
    gateway.dropSockets('bob');
    await bob.saw('incoming', 2);
    await bob.run('phone.call.accept()');
    await until(() => record.tones.hears(1000), 'the voice');
  });

  it('ends a call whose device does not come back', async () => {
    const alice = await rig.phone('alice', { options: { maxCallSignalingTimeoutMs: 1000 } });
    await alice.connect({ To: 'echo' });
    await alice.saw('call:accept');
    const { record } = engine.last;
    await alice.page.context().setOffline(true);
    gateway.restart(4000);
    await until(() => record.end !== undefined, 'the end of the grace');
    expect(record.end).toMatchObject({ reason: 'hung-up', code: 31480 });
    await alice.page.context().setOffline(false);
    // The device comes back to a call that has ended, and is told.
    await alice.saw('call:disconnect', 1);
  });

  it('restarts ICE when the device asks for it', async () => {
    const alice = await rig.phone('alice');
    await alice.connect({ To: 'echo' });
    await alice.saw('call:accept');
    const { record } = engine.last;
    await until(() => record.tones.hears(1000), 'the voice');
    const ufragOf = 'phone.call._mediaHandler.version.pc.remoteDescription.sdp.match(/ice-ufrag:(\\S+)/)[1]';
    const before = await alice.run<string>(ufragOf);
    await alice.run('phone.call._mediaHandler.iceRestart()');
    await sleep(500);
    expect(await alice.run<string>(ufragOf)).not.toBe(before);
    await alice.run('phone.speak(450)');
    await until(() => record.tones.hears(450), 'the voice after the restart');
    expect(await alice.run('phone.call._mediaHandler.version.pc.iceConnectionState')).toMatch(
      /connected|completed/,
    );
    await alice.hears(450);
  });
});
