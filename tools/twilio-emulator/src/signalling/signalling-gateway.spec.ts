import type { Server } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { MediaClock } from '../media/media-clock';
import { RtpEndpointFactory } from '../media/rtp-endpoint';
import { FakeBrowser } from '../media/testing/fake-browser';
import { SignallingGateway } from './signalling-gateway';
import { FakeDevice } from './testing/fake-device';
import { servePhone } from './testing/phone-site';
import { TestEngine } from './testing/test-engine';
import { ACCOUNT_SID, accessToken, TestAccounts } from './testing/tokens';
import { until } from './testing/until';

describe('SignallingGateway', () => {
  const clock = new MediaClock();
  const engine = new TestEngine(clock);
  const closings: (() => unknown)[] = [];
  let gateway: SignallingGateway;
  let server: Server;
  let url: string;

  beforeEach(async () => {
    gateway = new SignallingGateway({
      accounts: new TestAccounts(),
      endpoints: new RtpEndpointFactory(clock),
      inspector: { report: () => undefined },
      heartbeatMs: 50,
      resumeGraceMs: 2000,
    });
    gateway.useEngine(engine);
    ({ url, server } = await servePhone(gateway));
  });

  afterEach(async () => {
    for (const close of closings.splice(0)) await close();
    engine.close();
    gateway.close();
    server.closeAllConnections();
    server.close();
  });

  async function device(identity?: string, options = {}): Promise<FakeDevice> {
    const opened = await FakeDevice.open(url, options);
    closings.push(() => opened.close());
    if (identity === undefined) return opened;
    opened.send('listen', { token: accessToken(identity), reconnectTimeout: 0 });
    await opened.got('connected');
    return opened;
  }

  async function browser(): Promise<FakeBrowser> {
    const made = await FakeBrowser.open();
    closings.push(() => made.close());
    return made;
  }

  /** An answered call of a device by hand, with media. */
  async function call(
    identity: string,
  ): Promise<{ device: FakeDevice; browser: FakeBrowser; callsid: string; reconnect: string }> {
    const [caller, media] = [await device(identity), await browser()];
    caller.send('invite', { callsid: 'TJS1', sdp: await media.offer(), twilio: { params: 'To=echo' } });
    const { callsid, sdp, reconnect } = await caller.got('answer');
    await media.accept(String(sdp));
    media.speak(800);
    await until(() => engine.last.record.tones.hears(800), 'the voice');
    return { device: caller, browser: media, callsid: String(callsid), reconnect: String(reconnect) };
  }

  it.each(['elsewhere', '/', 'signal/x', '?x=/signal', '%zz'])(
    'answers only on its path, not on /%s',
    async (path) => {
      const wrong = new WebSocket(`${url.replace('http', 'ws')}${path}`);
      await expect(
        new Promise((resolve, reject) => {
          wrong.on('open', resolve);
          wrong.on('error', reject);
        }),
      ).rejects.toThrow();
      expect(gateway.sessions()).toEqual([]);
    },
  );

  it('hangs up, and goes on, where the engine fails to begin a call', async () => {
    gateway.useEngine({
      begin: () => {
        throw new Error('engine broken');
      },
    });
    const alice = await device('alice');
    alice.send('invite', { callsid: 'TJS1', sdp: await (await browser()).offer(), twilio: {} });
    expect(await alice.got('hangup')).toMatchObject({ callsid: 'TJS1', error: { code: 31000 } });
    expect(gateway.sessions()[0]?.callSids).toEqual([]);
    expect(alice.isClosed).toBe(false);
  });

  it('adds the parameters that the server signed into the token, above those of the page', async () => {
    const alice = await device();
    const token = accessToken('alice', { outgoingApplicationParams: { role: 'agent' } });
    alice.send('listen', { token, reconnectTimeout: 0 });
    await alice.got('connected');
    const sdp = await (await browser()).offer();
    alice.send('invite', { callsid: 'TJS1', sdp, twilio: { params: 'To=silent&role=admin' } });
    await until(
      () => engine.calls.some(({ request }) => request.parameters['role'] !== undefined),
      'the call',
    );
    expect(engine.last.request.parameters).toEqual({ To: 'silent', role: 'agent' });
  });

  it('tells a device who it is and how long its token lives', async () => {
    const alice = await device('alice');
    const { token, home, region, edge } = await alice.got('connected');
    expect(token).toEqual({ identity: 'alice', ttl: expect.any(Number) as number });
    expect({ home, region, edge }).toEqual({ home: 'us1', region: 'US_EAST_VIRGINIA', edge: 'ashburn' });
  });

  it('keeps a socket with a heartbeat, and drops one that no longer answers', async () => {
    const [live, dead] = [await device('alice'), await device('bob', { answersHeartbeat: false })];
    await until(() => dead.isClosed, 'the dead socket to be dropped');
    await until(() => live.heartbeats >= 5, 'heartbeats');
    expect(live.isClosed).toBe(false);
    expect(gateway.sessions().map(({ identity }) => identity)).toEqual(['alice']);
  });

  it('survives garbage and goes on', async () => {
    const alice = await device();
    for (const text of [
      '',
      '{',
      'null',
      '[]',
      '{"type":"answer"}',
      '{"type":"invite","payload":[]}',
      '\n\n',
    ]) {
      alice.socket.send(text);
    }
    alice.socket.send(Buffer.from([0, 1, 2]));
    alice.send('hangup', { callsid: 'CAunknown' });
    alice.send('dtmf', { callsid: 'CAunknown', dtmf: '1' });
    alice.send('listen', { token: accessToken('alice') });
    await alice.got('connected');
    expect(alice.types()).toEqual(['connected']);
  });

  it('drops a socket that sends too much, and only that one', async () => {
    const [alice, bob] = [await device('alice'), await device('bob')];
    alice.socket.send('x'.repeat(300 * 1024));
    await until(() => alice.isClosed, 'the end');
    expect(bob.isClosed).toBe(false);
  });

  it('neither registers nor calls without a token', async () => {
    const nobody = await device();
    nobody.send('register', { media: { audio: true } });
    expect(await nobody.got('error')).toMatchObject({ error: { code: 31204 } });
    nobody.send('invite', { callsid: 'TJS1', sdp: 'v=0', twilio: {} });
    expect(await nobody.got('hangup')).toMatchObject({ callsid: 'TJS1', error: { code: 31204 } });
    nobody.send('listen', {});
    expect(await nobody.got('error', 2)).toMatchObject({ error: { code: 31102 } });
    expect(nobody.isClosed).toBe(false);
  });

  it('hangs up a call whose offer cannot be used, and tells the engine', async () => {
    const alice = await device('alice');
    alice.send('invite', { callsid: 'TJS1', sdp: 'v=0', twilio: { params: 'To=ring-only' } });
    expect(await alice.got('hangup')).toMatchObject({ callsid: 'TJS1', error: { code: 53405 } });
    expect(engine.last.record.end).toMatchObject({ reason: 'failed', code: 53405 });
  });

  it('takes commands for a call that has ended: a late TwiML answer', async () => {
    const alice = await device('alice');
    alice.send('invite', {
      callsid: 'TJS1',
      sdp: await (await browser()).offer(),
      twilio: { params: 'To=silent' },
    });
    alice.send('hangup', { callsid: 'TJS1' });
    await until(() => engine.calls.length > 0 && engine.last.record.end !== undefined, 'the end');
    const { party } = engine.last.request;
    party.ringing('CA1');
    party.answer('CA1');
    party.audio.play(new Int16Array(160));
    party.audio.sendDigits('1');
    party.hangUp();
    await sleep(100);
    expect(engine.last.record.told.filter((what) => what === 'ended')).toHaveLength(1);
    expect(alice.types()).not.toContain('hangup');
  });

  it('sends ringing once, with the SDP, and the reconnect token with the answer', async () => {
    const alice = await device('alice');
    alice.send('invite', {
      callsid: 'TJS1',
      sdp: await (await browser()).offer(),
      twilio: { params: 'To=ring-only' },
    });
    const { callsid } = await alice.got('ringing');
    const { party } = engine.last.request;
    party.ringing(String(callsid));
    party.answer(String(callsid));
    const answer = await alice.got('answer');
    expect(answer).toMatchObject({
      callsid,
      reconnect: expect.any(String) as string,
      sdp: expect.any(String) as string,
    });
    expect(alice.types().filter((type) => type === 'ringing')).toHaveLength(1);
  });

  it('resumes a call on another socket, without SDP where nothing changed', async () => {
    const { device: before, callsid, reconnect, browser: media } = await call('alice');
    const sdp = media.currentSdp();
    before.close();
    const after = await device('alice');
    after.send('invite', { callsid, reconnect, sdp, twilio: {} });
    const answer = await after.got('answer');
    expect(answer).toEqual({ callsid, reconnect: expect.any(String) as string });
    await sleep(2200);
    expect(engine.last.record.end).toBeUndefined();
    after.send('hangup', { callsid });
    await until(() => engine.last.record.end?.reason === 'hung-up', 'the end');
  });

  it('resumes with a new PeerConnection (connectToken): new SDP, new audio, same party', async () => {
    const { device: before, callsid, reconnect } = await call('alice');
    before.close();
    const [after, media] = [await device('alice'), await browser()];
    after.send('invite', { callsid, reconnect, sdp: await media.offer(), twilio: {} });
    const { sdp } = await after.got('answer');
    await media.accept(String(sdp));
    media.speak(400);
    await until(() => engine.last.record.tones.hears(400), 'the voice of the new page');
    await until(() => media.heard.hears(400), 'its echo');
    expect(engine.last.record.told).toEqual(['mediaConnected']);
    engine.last.request.party.hangUp();
    expect(await after.got('hangup')).toEqual({ callsid });
  });

  it.each([
    ['another identity', 'mallory', (token: string) => token],
    ['a wrong token', 'alice', () => 'guess'],
  ])('does not give a call to %s', async (_what, identity, tokenOf) => {
    const { device: before, callsid, reconnect, browser: media } = await call('alice');
    before.close();
    const thief = await device(identity);
    thief.send('invite', { callsid, reconnect: tokenOf(reconnect), sdp: media.currentSdp(), twilio: {} });
    expect(await thief.got('hangup')).toMatchObject({ callsid, error: { code: 31005 } });
    await until(() => engine.last.record.end !== undefined, 'the end of the grace');
    expect(engine.last.record.end).toMatchObject({ reason: 'hung-up', code: 31480 });
  });

  it('ends a call at once that was not answered when its socket was cut: the SDK cannot resume it', async () => {
    const alice = await device('alice');
    alice.send('invite', {
      callsid: 'TJS1',
      sdp: await (await browser()).offer(),
      twilio: { params: 'To=ring-only' },
    });
    await alice.got('ringing');
    alice.close();
    await until(() => engine.last.record.end !== undefined, 'the end');
  });

  it('gives up ringing when the only device does not come back', async () => {
    const bob = await device('bob');
    bob.send('register', { media: { audio: true } });
    await bob.got('ready');
    const { record } = engine.ring(gateway.client(ACCOUNT_SID, 'bob'));
    await bob.got('invite');
    bob.close();
    await until(() => record.end !== undefined, 'the end');
    expect(record.end).toMatchObject({ reason: 'unreachable', code: 31480 });
  });

  it('hangs up on a device that accepts a call which is gone', async () => {
    const bob = await device('bob');
    bob.send('register', { media: { audio: true } });
    await bob.got('ready');
    const party = gateway.client(ACCOUNT_SID, 'bob');
    engine.ring(party);
    const { callsid, sdp } = await bob.got('invite');
    party.cancel();
    await bob.got('cancel');
    bob.send('answer', { callsid, sdp: await (await browser()).answer(String(sdp)) });
    expect(await bob.got('hangup')).toMatchObject({ callsid, error: { code: 31005 } });
  });

  it('rings a session once, though it registers again every 30 s', async () => {
    const bob = await device('bob');
    bob.send('register', { media: { audio: true } });
    await bob.got('ready');
    engine.ring(gateway.client(ACCOUNT_SID, 'bob'));
    await bob.got('invite');
    bob.send('register', { media: { audio: true } });
    await bob.got('ready', 2);
    await sleep(100);
    expect(bob.types().filter((type) => type === 'invite')).toHaveLength(1);
  });

  it('refuses connections while it restarts', async () => {
    const alice = await device('alice');
    gateway.restart(200);
    await until(() => alice.isClosed, 'the cut');
    await expect(device('alice')).rejects.toThrow('503');
    await sleep(250);
    await device('alice');
    expect(gateway.sessions()).toHaveLength(1);
  });

  it('takes keys by signalling, and messages only of calls that exist', async () => {
    const { device: alice, callsid } = await call('alice');
    alice.send('dtmf', { callsid, dtmf: '1w2#' });
    await until(() => engine.last.record.digits === '12#', 'the keys');
    alice.send('message', {
      callsid: 'CAnone',
      voiceeventsid: 'KX1',
      content: {},
      contenttype: 'application/json',
    });
    expect(await alice.got('error')).toMatchObject({ callsid: 'CAnone', voiceeventsid: 'KX1' });
  });
});
