import { RelayApp } from './support/relay-app';
import { Rig, until } from './support/rig';
const LONG =
  'We are open from nine to five, and on Saturdays from ten to two, all through the year. Anything else?';

const ASKED = 'When are you open?';

describe('<Connect><ConversationRelay>', () => {
  let rig: Rig;
  let app: RelayApp;
  let twiml = '';
  beforeAll(async () => {
    rig = await Rig.start();
    app = await new RelayApp(() => rig.emulator.credentials.authToken).start();
    rig.app.twiml('/voice', () => twiml).twiml('/action', '<Hangup/>');
    await rig.setApp({ VoiceUrl: `${rig.app.url}/voice` });
  });
  afterAll(async () => {
    await rig.stop();
    await app.stop();
  });
  beforeEach(() => {
    rig.app.received.splice(0);
    app.forget();
  });

  /** Calls, and waits until the program has been told of it. */
  async function connect(attributes: string, script: unknown[] = [], nested = ''): Promise<string> {
    twiml = `<Connect action="/action"><ConversationRelay url="${app.url}" ${attributes}>${nested}</ConversationRelay></Connect>`;
    const { sid } = await rig.outsideCall([...script, { do: 'wait', afterMs: 90_000 }]);
    await app.expect('setup');
    return sid;
  }
  const action = async (): Promise<Record<string, string>> => {
    const [asked] = await rig.app.expect('/action', 1, 60_000);
    return asked?.parameters ?? {};
  };
  /** Waits until the caller is given something loud to hear. */
  const isHeard = (sid: string): Promise<unknown> =>
    until(
      () => rig.audio(sid, 300),
      ({ played }) => played.dbfs > -40,
      60_000,
    );

  it('opens a signed WebSocket, says who calls, and hands on what is given at the end', async () => {
    const sid = await connect(
      '',
      [],
      '<Parameter name="ticket" value="7"/><Parameter name="who" value="Zoë"/>',
    );
    expect(app.handshakes).toEqual([{ isSigned: true }]);
    expect(app.received[0]).toMatchObject({
      type: 'setup',
      sessionId: expect.stringMatching(/^VX[0-9a-f]{32}$/) as string,
      accountSid: rig.emulator.credentials.accountSid,
      callSid: sid,
      direction: 'inbound',
      customParameters: { ticket: '7', who: 'Zoë' },
    });
    app.say({ type: 'end', handoffData: '{"reason":"person"}' });
    expect(await action()).toMatchObject({
      CallSid: sid,
      CallStatus: 'in-progress',
      SessionId: app.received[0]?.['sessionId'],
      SessionStatus: 'ended',
      SessionDuration: expect.stringMatching(/^\d+$/) as string,
      HandoffData: '{"reason":"person"}',
    });
    expect(rig.app.at('/action')[0]?.isSigned).toBe(true);
  });

  it('speaks sentences as their tokens come, and tells what the caller says', async () => {
    const sid = await connect('welcomeGreeting="Hello there." partialPrompts="true"', [
      { do: 'speak', text: ASKED, afterMs: 2_000 },
    ]);
    await isHeard(sid);
    expect(await app.expect('prompt')).toMatchObject({ last: false, lang: 'en-US' });
    const whole = await until(
      () => app.of('prompt').find(({ last }) => last === true),
      (found) => found !== undefined,
      60_000,
    );
    expect(whole).toEqual({ type: 'prompt', voicePrompt: ASKED, lang: 'en-US', last: true });
    app.say({ type: 'language', ttsLanguage: 'es-ES', transcriptionLanguage: 'es-ES' });
    app.say({ type: 'text', token: 'Abrimos a las ', last: false });
    app.say({ type: 'text', token: 'nueve. Y cerramos', last: false });
    await isHeard(sid);
    app.say({ type: 'text', token: ' a las cinco.', last: true });
    await rig.control('POST', `/calls/${sid}/say`, { text: 'gracias', confidence: 1 });
    const lang = await until(
      () =>
        app.received.find(({ voicePrompt, last }) => voicePrompt === 'gracias' && last === true)?.['lang'],
      (found) => found !== undefined,
      60_000,
    );
    expect(lang).toBe('es-ES');
    await rig.control('POST', `/calls/${sid}/hang-up`);
    expect(await action()).toMatchObject({ SessionStatus: 'completed', CallStatus: 'completed' });
    await until(
      () => app.closed,
      (code) => code !== undefined,
      60_000,
    );
    expect(app.closed).toBe(1000);
  });

  it('is cut short by speech and by keys, and says how much was heard', async () => {
    const sid = await connect(`dtmfDetection="true" welcomeGreeting="${LONG}"`, []);
    await isHeard(sid);
    await rig.control('POST', `/calls/${sid}/say`, { text: 'stop', confidence: 1 });
    const first = await app.expect('interrupt');
    expect(LONG.startsWith(String(first['utteranceUntilInterrupt']))).toBe(true);
    expect(String(first['utteranceUntilInterrupt']).length).toBeLessThan(LONG.length);
    expect(first['durationUntilInterruptMs']).toBeGreaterThan(0);
    expect(await app.expect('prompt')).toMatchObject({ voicePrompt: 'stop', last: true });
    app.say({ type: 'text', token: LONG, last: true });
    await isHeard(sid);
    await rig.control('POST', `/calls/${sid}/press`, { digits: '0' });
    expect(await app.expect('dtmf')).toEqual({ type: 'dtmf', digit: '0' });
    expect(app.of('interrupt')).toHaveLength(2);
    app.say({ type: 'text', token: LONG, last: true, interruptible: false });
    await isHeard(sid);
    await rig.control('POST', `/calls/${sid}/press`, { digits: '5' });
    app.say({ type: 'end' });
    await action();
    expect(app.of('dtmf')).toHaveLength(1);
    const notes = rig.emulator.log.since(0, sid).map((event) => ('note' in event ? event.note : undefined));
    expect(notes).toContain('left out key 5: something is said that keys do not interrupt');
  });

  it('plays a sound and sends keys', async () => {
    const sid = await connect('');
    app.say({ type: 'sendDigits', digits: '12#' });
    const sent = await until(
      () => rig.audio(sid),
      ({ digitsSent }) => digitsSent === '12#',
      60_000,
    );
    expect(sent.digitsSent).toBe('12#');
    app.say({ type: 'play', source: `${rig.app.url}/no-such-sound.wav` });
    expect(String((await app.expect('error'))['description'])).toContain('404');
    app.say({ type: 'end' });
    expect(await action()).not.toHaveProperty('HandoffData');
  });

  it('refuses what is no message, and gives up after ten', async () => {
    const sid = await connect('');
    app.say({ type: 'text', token: null });
    expect(await app.expect('error')).toEqual({
      type: 'error',
      description: 'Invalid message received: {"type":"text","token":null}',
    });
    for (const bad of ['{}', 'no json', '[]', '{"type":"play","source":"x"}', '{"type":"language"}'])
      app.say(bad);
    for (let i = 0; i < 4; i++) app.say({ type: 'sendDigits', digits: 'x' });
    expect(await action()).toMatchObject({ SessionStatus: 'failed', ErrorCode: '64105' });
    expect(app.of('error')).toHaveLength(10);
    expect(rig.notices()).toContainEqual(expect.stringContaining('64107'));
    const relayed = rig.emulator.log.since(0, sid).filter(({ type }) => type === 'relay');
    expect(relayed.length).toBeGreaterThan(20);
  });

  it.each([
    ['voice="en-US-Journey-O" language="es-ES"', ''],
    ['voice="Google.en-US-Journey-O" language="en-US" ttsLanguage="es-ES"', ''],
    ['language="en-US"', '<Language code="es-ES" voice="en-US-Journey-O"/>'],
  ])('has no voice of another language (64106): %s %s', async (attributes, nested) => {
    twiml = `<Connect action="/action"><ConversationRelay url="${app.url}" ${attributes}>${nested}</ConversationRelay></Connect>`;
    await rig.outsideCall([{ do: 'wait', afterMs: 90_000 }]);
    expect(await action()).toMatchObject({ SessionStatus: 'failed', ErrorCode: '64106' });
    expect(app.handshakes).toEqual([]);
  });

  it('has a voice of each language', async () => {
    const nested = '<Language code="en-US" voice="en-US-Journey-O"/><Language code="fr-FR"/>';
    await connect('voice="es-ES-Neural2-A" language="en-US"', [], nested);
  });

  it('asks the action where the server is not there, or leaves; without one the call ends', async () => {
    twiml = '<Connect action="/action"><ConversationRelay url="ws://127.0.0.1:9/"/></Connect>';
    await rig.outsideCall([{ do: 'wait', afterMs: 90_000 }]);
    expect(await action()).toMatchObject({ SessionStatus: 'failed', ErrorCode: '64102' });
    rig.app.received.splice(0);
    await connect('');
    app.close();
    expect(await action()).toMatchObject({ SessionStatus: 'failed', ErrorCode: '64105' });
    app.forget();
    twiml = `<Connect><ConversationRelay url="${app.url}"/></Connect><Redirect>/action</Redirect>`;
    rig.app.received.splice(0);
    const { sid } = await rig.outsideCall([{ do: 'wait', afterMs: 90_000 }]);
    await app.expect('setup');
    app.close();
    expect((await rig.wait(sid, 'completed', 60_000)).status).toBe('completed');
    expect(rig.app.at('/action')).toEqual([]);
  });

  it('names what it does not interpret', async () => {
    twiml = '<Connect><VirtualAgent connectorName="desk"/></Connect><Redirect>/action</Redirect>';
    const { sid } = await rig.outsideCall([{ do: 'wait', afterMs: 90_000 }]);
    await action();
    const told = rig.emulator.log
      .since(0, sid)
      .find((event) => event.type === 'verb' && event.verb === 'VirtualAgent');
    expect(told).toMatchObject({ phase: 'unsupported' });
  });
});
