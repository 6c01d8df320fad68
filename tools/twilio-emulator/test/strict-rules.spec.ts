import { Rig, until } from './support/rig';

describe('what Twilio refuses in TwiML', () => {
  let rig: Rig;
  let twiml = '';
  beforeAll(async () => {
    rig = await Rig.start();
    rig.app.twiml('/voice', () => twiml).twiml('/after', '<Hangup/>');
    await rig.setApp({ VoiceUrl: `${rig.app.url}/voice` });
  });
  afterAll(() => rig.stop());
  beforeEach(() => rig.app.received.splice(0));

  /** Runs TwiML up to its `/after`; what the inspector was told on the way. */
  async function run(verbs: string): Promise<{ notices: string[]; sid: string }> {
    twiml = `${verbs}<Redirect>/after</Redirect>`;
    const { sid } = await rig.outsideCall([{ do: 'wait', afterMs: 20_000 }]);
    await rig.app.expect('/after');
    const events = rig.emulator.log.since(0, sid);
    return {
      sid,
      notices: events.flatMap((event) =>
        event.type === 'notice' ? [`${event.code ?? ''} ${event.message}`] : [],
      ),
    };
  }

  it.each(['+12025550111x9', 'tel:+12025550111', 'call +12025550111 now'])(
    'a number within “%s” (13223)',
    async (text) => {
      const { notices, sid } = await run(`<Dial action="/after"><Number>${text}</Number></Dial>`);
      expect(notices).toContainEqual(expect.stringMatching(/^13223 /));
      expect(await rig.calls(`parentCallSid=${sid}`)).toEqual([]);
    },
  );

  it('identities that no client has (31105)', async () => {
    for (const identity of ['two words', 'x'.repeat(257), '50%']) {
      const { notices } = await run(`<Dial action="/after"><Client>${identity}</Client></Dial>`);
      expect(notices).toContainEqual(expect.stringMatching(/^31105 /));
      rig.app.received.splice(0);
    }
  });

  it('sendDigits of other keys (13222): the number is rung without them', async () => {
    await rig.control('PUT', '/numbers/+12025550171', { script: [{ do: 'hang-up', afterMs: 300 }] });
    const { notices, sid } = await run(
      '<Dial action="/after"><Number sendDigits="1p2">+12025550171</Number></Dial>',
    );
    expect(notices).toContainEqual(expect.stringMatching(/^13222 .*“1p2”/));
    const [child] = await rig.calls(`parentCallSid=${sid}`);
    expect(child).toMatchObject({ status: 'completed', digitsSent: '' });
  });

  it('more than ten nouns in a <Dial> (13250)', async () => {
    await rig.control('PUT', '/numbers/+12025550172', { onRing: 'busy' });
    const { notices, sid } = await run(
      `<Dial action="/after">${'<Number>+12025550172</Number>'.repeat(12)}</Dial>`,
    );
    expect(notices).toContainEqual(expect.stringMatching(/^13250 <Dial> names 12/));
    const children = await until(
      () => rig.calls(`parentCallSid=${sid}`),
      (calls) => calls.every(({ status }) => status === 'busy'),
    );
    expect(children).toHaveLength(10);
  });

  it.each([
    ['<Gather timeout="soon" numDigits="0" action="/after"/>', ['13313', '13314']],
    ['<Gather timeout="0" input="telepathy" bargeIn="maybe"/>', ['13326', '13332']],
    ['<Say loop="often">Hi</Say>', ['13510']],
    ['<Play digits="1x"/>', ['13430']],
    ['<Gather timeout="0"><Dial>+12025550111</Dial></Gather>', ['13320']],
    ['<Pause length="1" volume="9"/>', ['12200']],
    ['<Dial><Number machineDetection="Enable">+12025550113</Number></Dial>', ['21262']],
    ['<Say voice="Google.es-ES-Neural2-A" language="en-US">Hi</Say>', ['13511']],
  ])('attributes of %s', async (verbs, codes) => {
    const { notices } = await run(verbs);
    for (const code of codes) expect(notices).toContainEqual(expect.stringMatching(new RegExp(`^${code} `)));
  });

  it.each([
    ['too many', 'a,'.repeat(500) + 'a'],
    ['too long', `yes, ${'a'.repeat(101)}`],
  ])('hints that are %s (13330)', async (_what, hints) => {
    const { notices } = await run(`<Gather timeout="0" hints="${hints}"/>`);
    expect(notices).toEqual([expect.stringMatching(/^13330 /)]);
  });

  it('neither hints nor voices that are as they should be', async () => {
    const hints = Array(500).fill('a'.repeat(100)).join(', ');
    const { notices } = await run(
      `<Gather timeout="0" hints="${hints}"/>` +
        '<Say voice="Google.en-us-Chirp3-HD-Aoede" language="en-US">Hi</Say>' +
        '<Say voice="Google.es-ES-Neural2-A">Hi</Say><Say voice="Polly.Lucia-Neural" language="es-ES">Hi</Say>',
    );
    expect(notices).toEqual([]);
  });

  const words = (chars: number): string => 'word '.repeat(chars / 5).trim();

  it.each([
    ['man', words(4100)],
    ['Polly.Lucia', words(3005)],
    ['Polly.Lucia', 'ñ'.repeat(1501)],
    ['Google.es-ES-Neural2-A', `<p>${words(4990)}</p> \n`.padEnd(5010)],
    ['man', `${words(3000)}${'?'.repeat(600)}`],
  ])('what a voice such as %s cannot say at once (13521)', async (voice, text) => {
    const { notices, sid } = await run(`<Say voice="${voice}">${text}</Say>`);
    expect(notices).toEqual([expect.stringMatching(/^13521 /)]);
    const said = rig.emulator.log
      .since(0, sid)
      .filter((event) => event.type === 'verb' && event.verb === 'Say');
    expect(said).toEqual([]);
  });

  it('not a text that a voice can just say', async () => {
    // Until the text is interrupted: it takes minutes.
    const texts = { man: words(4095), 'Polly.Lucia': words(3000), 'Google.es-ES-Neural2-A': words(4400) };
    const says = Object.entries(texts).map(([voice, text]) => `<Say voice="${voice}">${text}</Say>`);
    const gathers = says.map((say) => `<Gather numDigits="1" action="/after">${say}</Gather>`);
    for (const verbs of gathers) {
      twiml = verbs;
      const { sid } = await rig.outsideCall([
        { do: 'press', digits: '1', afterMs: 1500 },
        { do: 'wait', afterMs: 20_000 },
      ]);
      await rig.app.expect('/after');
      rig.app.received.splice(0);
      expect(rig.emulator.log.since(0, sid).filter(({ type }) => type === 'notice')).toEqual([]);
    }
  });

  it('names every known attribute that has no effect here', async () => {
    const { notices } = await run(
      '<Gather timeout="0" language="es-MX" speechModel="phone_call" enhanced="true"/>' +
        '<Dial referUrl="/refer"><Number machineDetectionSpeechThreshold="2400">+12025550113</Number></Dial>',
    );
    expect(notices.filter((notice) => notice.includes('no effect'))).toEqual([
      ' <Gather> speechModel="phone_call" has no effect in this emulator.',
      ' <Gather> enhanced="true" has no effect in this emulator.',
      ' <Dial> referUrl="/refer" has no effect in this emulator.',
      ' <Number> machineDetectionSpeechThreshold="2400" has no effect in this emulator.',
    ]);
  });

  it.each(['', 'anonymous', '+266696687', 'sip:bob@pbx.example', '24042'])(
    'takes a call from “%s”',
    async (from) => {
      twiml = '<Redirect>/after</Redirect>';
      await rig.outsideCall([], { from });
      const [after] = await rig.app.expect('/after');
      expect(after?.parameters).toMatchObject({ From: from, Caller: from, To: '+12025550100' });
    },
  );

  it('does not take a caller that is none', async () => {
    await expect(rig.outsideCall([], { from: 'call me' })).rejects.toThrow('400');
  });
});
