import { Rig, until } from './support/rig';

const LONG = 'I would like to know whether you are open on the second Sunday of the month of December';

describe('<Gather> of speech', () => {
  let rig: Rig;
  let twiml = '';
  beforeAll(async () => {
    rig = await Rig.start();
    rig.app
      .twiml('/voice', () => twiml)
      .twiml('/action', '<Hangup/>')
      .twiml('/fell-through', '<Hangup/>')
      .twiml('/partial', '<Hangup/>');
    await rig.setApp({ VoiceUrl: `${rig.app.url}/voice` });
  });
  afterAll(() => rig.stop());
  beforeEach(() => rig.app.received.splice(0));

  /** Runs a gathering, and what comes after it where it falls through; the parameters of whichever was asked. */
  async function gathered(attributes: string, script: unknown[] = [], prompt = ''): Promise<Gathered> {
    twiml = `<Gather action="/action" ${attributes}>${prompt}</Gather><Redirect>/fell-through</Redirect>`;
    const startedAt = Date.now();
    const { sid } = await rig.outsideCall([...script, { do: 'wait', afterMs: 20_000 }]);
    const asked = await until(
      () => rig.app.received.find(({ path }) => path === '/action' || path === '/fell-through'),
      (found) => found !== undefined,
      20_000,
    );
    return { sid, path: asked?.path, parameters: asked?.parameters ?? {}, tookMs: Date.now() - startedAt };
  }

  const notes = (callSid: string): string[] =>
    rig.emulator.log
      .since(0, callSid)
      .flatMap((event) => (event.type === 'verb' && event.verb === 'Gather' ? [event.note ?? ''] : []));

  it('hears a sentence that began before the time-out to its end', async () => {
    const { path, parameters } = await gathered('input="speech" timeout="1" speechTimeout="auto"', [
      { do: 'speak', text: LONG, confidence: 0.8 },
    ]);
    expect(path).toBe('/action');
    expect(parameters).toMatchObject({ SpeechResult: LONG, Confidence: '0.8' });
    expect(parameters['Digits']).toBeUndefined();
  });

  it('waits speechTimeout after the last word, and joins what is said until then', async () => {
    const two = [
      { do: 'speak', text: 'Sales', confidence: 0.5 },
      { do: 'speak', text: 'please', confidence: 1, afterMs: 1000 },
    ];
    const joined = await gathered('input="speech" timeout="1" speechTimeout="2"', two);
    expect(joined.parameters).toMatchObject({ SpeechResult: 'Sales please', Confidence: '0.75' });
    rig.app.received.splice(0);
    const first = await gathered('input="speech" timeout="5" speechTimeout="auto"', two);
    expect(first.parameters['SpeechResult']).toBe('Sales');
  });

  it('takes timeout for both where there is no speechTimeout; a bad one is told (13327)', async () => {
    const { tookMs } = await gathered('input="speech" timeout="3" speechTimeout="soon"', [
      { do: 'speak', text: 'Yes' },
    ]);
    expect(tookMs).toBeGreaterThan(3000);
    expect(rig.notices()).toContainEqual(expect.stringMatching(/^13327 .*“soon”/));
  });

  it('takes words of the control API, with their confidence', async () => {
    twiml = '<Gather input="speech" speechTimeout="auto" action="/action"/>';
    const call = await rig.outsideCall([{ do: 'wait', afterMs: 20_000 }]);
    await until(
      () => notes(call.sid),
      (found) => found.length > 0,
    );
    await rig.control('POST', `/calls/${call.sid}/say`, { text: 'opening hours', confidence: 0.42 });
    const [asked] = await rig.app.expect('/action');
    expect(asked?.parameters).toMatchObject({ SpeechResult: 'opening hours', Confidence: '0.42' });
  });

  it('tells partial results while somebody speaks; their answers count for nothing', async () => {
    const { parameters } = await gathered(
      'input="speech" speechTimeout="auto" partialResultCallback="/partial" hints="Sunday, December"',
      [{ do: 'speak', text: LONG }],
    );
    expect(parameters['SpeechResult']).toBe(LONG);
    const partial = rig.app.at('/partial');
    const texts = partial.map((one) => one.parameters['UnstableSpeechResult'] ?? '');
    expect(texts.length).toBeGreaterThan(2);
    expect(texts.every((text) => LONG.startsWith(text) && text !== '')).toBe(true);
    expect(texts).toEqual([...texts].sort((a, b) => a.length - b.length));
    expect(partial.map((one) => one.parameters['SequenceNumber'])).toEqual(texts.map((_, i) => String(i)));
    expect(partial.every(({ isSigned }) => isSigned)).toBe(true);
  });

  it('shows the hints in the inspector', async () => {
    const { sid } = await gathered('input="speech" timeout="0" hints="Sunday, opening hours"');
    expect(notes(sid)[0]).toBe('speech, 0 s, hints: Sunday, opening hours');
  });

  it('falls through when nobody speaks, or asks the action where it wants to know', async () => {
    expect((await gathered('input="speech" timeout="1"')).path).toBe('/fell-through');
    rig.app.received.splice(0);
    const empty = await gathered('input="speech" timeout="1" actionOnEmptyResult="true"');
    expect(empty).toMatchObject({ path: '/action', parameters: { SpeechResult: '' } });
  });

  it('is cut short by speech, and not where bargeIn is false', async () => {
    const prompt = (seconds: number) => `<Pause length="${seconds}"/>`;
    const words = [{ do: 'speak', text: 'Now', afterMs: 300 }];
    const cut = await gathered('input="speech" speechTimeout="auto"', words, prompt(90));
    expect(cut.tookMs).toBeLessThan(80_000);
    expect(cut.parameters['SpeechResult']).toBe('Now');
    rig.app.received.splice(0);
    const whole = await gathered('input="speech" timeout="1" bargeIn="false"', words, prompt(5));
    expect(whole.tookMs).toBeGreaterThan(5000);
    expect(whole.path).toBe('/fell-through');
    expect(notes(whole.sid)).toContainEqual(expect.stringContaining('the prompt was not over'));
  });

  it('keeps keys pressed during a prompt that they do not cut short', async () => {
    const pressed = [{ do: 'press', digits: '4', afterMs: 300 }];
    const { parameters, tookMs } = await gathered(
      'timeout="1" bargeIn="false"',
      pressed,
      '<Pause length="3"/>',
    );
    expect(parameters['Digits']).toBe('4');
    expect(tookMs).toBeGreaterThan(3000);
  });

  it('of both kinds takes the one that comes first, and says what it left out', async () => {
    const keysFirst = await gathered('input="dtmf speech" timeout="3" speechTimeout="auto"', [
      { do: 'press', digits: '12', afterMs: 200 },
      { do: 'speak', text: 'sales', afterMs: 200 },
    ]);
    expect(keysFirst.parameters['Digits']).toBe('12');
    expect(keysFirst.parameters['SpeechResult']).toBeUndefined();
    expect(notes(keysFirst.sid)).toContain('left out “sales”: keys came first');
    rig.app.received.splice(0);
    const speechFirst = await gathered('input="dtmf speech" speechTimeout="2"', [
      { do: 'speak', text: 'sales' },
      { do: 'press', digits: '#', afterMs: 300 },
    ]);
    expect(speechFirst.parameters['SpeechResult']).toBe('sales');
    expect(speechFirst.parameters['Digits']).toBeUndefined();
    expect(notes(speechFirst.sid)).toContain('left out key #: speech came first');
  });

  it('of both kinds ends keys on the finish key; of speech alone, it ends the sentence', async () => {
    const keys = await gathered('input="dtmf speech" timeout="90"', [
      { do: 'press', digits: '12#', afterMs: 200 },
    ]);
    expect(keys.parameters).toMatchObject({ Digits: '12', FinishedOnKey: '#' });
    expect(keys.tookMs).toBeLessThan(80_000);
    rig.app.received.splice(0);
    const speech = await gathered('input="speech" timeout="90"', [
      { do: 'speak', text: 'sales' },
      { do: 'press', digits: '#', afterMs: 100 },
    ]);
    expect(speech.parameters['SpeechResult']).toBe('sales');
    expect(speech.tookMs).toBeLessThan(80_000);
  });
});

interface Gathered {
  sid: string;
  path: string | undefined;
  parameters: Record<string, string>;
  tookMs: number;
}
