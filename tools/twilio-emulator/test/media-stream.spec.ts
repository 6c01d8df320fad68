import { dominantTones } from '../src/control/spectrum';
import { decodeMuLaw, encodeMuLaw } from '../src/media/mu-law';
import { Rig, until } from './support/rig';
import { sineWav } from './support/sine-wav';
import { StreamApp } from './support/stream-app';

type Media = { media: { track: string; chunk: string; timestamp: string; payload: string } };
const TONE_HZ = 700;
const OTHER_HZ = 1200;

describe('<Stream>', () => {
  let rig: Rig;
  let app: StreamApp;
  let twiml = '';
  beforeAll(async () => {
    rig = await Rig.start();
    app = await new StreamApp(() => rig.emulator.credentials.authToken).start();
    rig.app
      .twiml('/voice', () => twiml)
      .twiml('/next', '<Pause length="60"/>')
      .twiml('/stop', '<Stop><Stream name="ear"/></Stop><Redirect>/next</Redirect>')
      .twiml('/status', '')
      .route(
        '/tone.wav',
        (_request, response) => void response.type('audio/wav').send(sineWav(OTHER_HZ, 1_200)),
      );
    await rig.setApp({ VoiceUrl: `${rig.app.url}/voice` });
  });
  afterAll(async () => {
    await rig.stop();
    await app.stop();
  });
  beforeEach(() => rig.app.received.splice(0));

  const call = async (answer: string, script: unknown[], isEcho = true): Promise<string> => {
    app.forget(isEcho);
    twiml = answer;
    return (await rig.outsideCall([...script, { do: 'wait', afterMs: 120_000 }])).sid;
  };
  const tone = (frequencyHz: number) => ({ do: 'tone', frequencyHz, durationMs: 60_000 });
  /** µ-law of a tone. */
  const sound = (frequencyHz: number, lengthMs: number): string => {
    const samples = Int16Array.from({ length: lengthMs * 8 }, (_, at) =>
      Math.round(8_000 * Math.sin((2 * Math.PI * frequencyHz * at) / 8_000)),
    );
    return encodeMuLaw(samples).toString('base64');
  };
  /** The strongest tone of what the program got of a track lately. */
  const heardHz = (track: string): number | undefined => {
    const lately = app
      .of<Media>('media')
      .filter(({ media }) => media.track === track)
      .slice(-40);
    const samples = lately.flatMap(({ media }) => [...decodeMuLaw(Buffer.from(media.payload, 'base64'))]);
    return dominantTones(Int16Array.from(samples))[0]?.frequencyHz;
  };
  const close = (one: number | undefined, other: number): boolean =>
    one !== undefined && Math.abs(one - other) < 10;

  it('both ways: the caller hears an echo of what they say, over a signed WebSocket', async () => {
    const parameters = '<Parameter name="ticket" value="7"/><Parameter name="who" value="Zoë"/>';
    const sid = await call(
      `<Connect><Stream url="${app.url}?secret=1" statusCallback="/status">${parameters}</Stream></Connect><Redirect>/next</Redirect>`,
      [tone(TONE_HZ)],
    );
    expect(await app.expect('connected')).toEqual({ event: 'connected', protocol: 'Call', version: '1.0.0' });
    const { accountSid } = rig.emulator.credentials;
    const start = await app.expect('start');
    expect(start).toEqual({
      event: 'start',
      sequenceNumber: '1',
      streamSid: expect.stringMatching(/^MZ[0-9a-f]{32}$/) as string,
      start: {
        accountSid,
        callSid: sid,
        streamSid: start.streamSid,
        tracks: ['inbound'],
        mediaFormat: { encoding: 'audio/x-mulaw', sampleRate: 8000, channels: 1 },
        customParameters: { ticket: '7', who: 'Zoë' },
      },
    });
    // The query is left out, of what is signed as well.
    expect(app.handshakes).toEqual([{ isSigned: true, path: '/sound' }]);
    expect(rig.notices().join('\n')).toContain('<Stream url> takes no query');
    const second = await app.expect<Media>('media', 2);
    expect(second).toMatchObject({
      sequenceNumber: '3',
      media: { track: 'inbound', chunk: '2', timestamp: '40' },
    });
    expect(Buffer.from(second.media.payload, 'base64')).toHaveLength(160);
    await rig.plays(sid, TONE_HZ);

    app.close();
    await rig.app.expect('/next', 1, 60_000);
    const told = await rig.app.expect('/status', 2, 60_000);
    expect(told.map(({ parameters: { StreamEvent } }) => StreamEvent)).toEqual([
      'stream-started',
      'stream-stopped',
    ]);
    expect(told[0]?.parameters).toMatchObject({ CallSid: sid, StreamSid: start.streamSid });
  });

  it('both ways: plays in order, tells marks when they are reached, and keys; clear drops what waits', async () => {
    const sid = await call(`<Connect><Stream url="${app.url}"/></Connect>`, [], false);
    await app.expect('start');
    await rig.control('POST', `/calls/${sid}/press`, { digits: '5' });
    expect(await app.expect('dtmf')).toMatchObject({ dtmf: { track: 'inbound_track', digit: '5' } });
    app.say({ event: 'media', media: { payload: sound(TONE_HZ, 310) } });
    app.say({ event: 'mark', mark: { name: 'first' } });
    for (let part = 0; part < 12; part += 1)
      app.say({ event: 'media', media: { payload: sound(OTHER_HZ, 10_000) } });
    app.say({ event: 'mark', mark: { name: 'second' } });
    expect(await app.expect('mark')).toMatchObject({ mark: { name: 'first' } });
    await rig.plays(sid, OTHER_HZ);
    expect(app.of('mark')).toHaveLength(1);
    app.say({ event: 'clear' });
    expect(await app.expect('mark', 2)).toMatchObject({ mark: { name: 'second' } });
    await until(
      () => rig.audio(sid, 300),
      ({ played }) => played.dbfs < -60,
    );
    app.say({ event: 'media', media: { payload: '§' } });
    app.say({ event: 'media', media: { payload: '§' } });
    app.sayBinary(Buffer.from([1, 2, 3]));
    await until(
      () => rig.notices().join('\n'),
      (notices) => notices.includes('31950'),
    );
    // The first was told of before the binary one, and the second never: once per stream.
    expect(rig.notices().filter((notice) => notice.includes('31951'))).toHaveLength(1);
    await rig.control('POST', `/calls/${sid}/hang-up`);
    const { accountSid } = rig.emulator.credentials;
    expect(await app.expect('stop')).toMatchObject({ stop: { accountSid, callSid: sid } });
  });

  it('beside the call: both tracks go out while it goes on, until they are stopped by name', async () => {
    const start = `<Start><Stream name="ear" track="both_tracks" url="${app.url}"/></Start>`;
    const music = `<Play loop="0">${rig.app.url}/tone.wav</Play>`;
    const sid = await call(`${start}<Gather numDigits="1" timeout="90" action="/stop">${music}</Gather>`, [
      tone(TONE_HZ),
    ]);
    await app.expect('start');
    await until(
      () => [heardHz('inbound'), heardHz('outbound')],
      ([inbound, outbound]) => close(inbound, TONE_HZ) && close(outbound, OTHER_HZ),
    );
    expect([close(heardHz('inbound'), TONE_HZ), close(heardHz('outbound'), OTHER_HZ)]).toEqual([true, true]);
    await rig.control('POST', `/calls/${sid}/press`, { digits: '1' });
    await app.expect('stop');
    await rig.app.expect('/next', 1, 60_000);
    expect(rig.notices().join('\n')).toContain('came on a stream that only goes out');
  });

  it('a program that is not there is told of, and the call goes on', async () => {
    const gone = `<Connect><Stream url="ws://127.0.0.1:9/x" statusCallback="/status"/></Connect>`;
    await call(`${gone}<Redirect>/next</Redirect>`, []);
    await rig.app.expect('/next', 1, 60_000);
    const [told] = await rig.app.expect('/status', 1, 60_000);
    expect(told?.parameters).toMatchObject({
      StreamEvent: 'stream-error',
      StreamSid: expect.stringMatching(/^MZ[0-9a-f]{32}$/) as string,
    });
    expect(rig.notices().join('\n')).toContain('31920');
  });
});
