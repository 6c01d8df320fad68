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
  async function run(verbs: string): Promise<{ notices: string[]; infos: string[]; sid: string }> {
    twiml = `${verbs}<Redirect>/after</Redirect>`;
    const { sid } = await rig.outsideCall([{ do: 'wait', afterMs: 20_000 }]);
    await rig.app.expect('/after');
    const events = rig.emulator.log.since(0, sid);
    return {
      sid,
      notices: events.flatMap((event) =>
        event.type === 'notice' ? [`${event.code ?? ''} ${event.message}`] : [],
      ),
      infos: events.flatMap((event) =>
        event.type === 'notice' && event.level === 'info' ? [event.message] : [],
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
  ])('attributes of %s', async (verbs, codes) => {
    const { notices } = await run(verbs);
    for (const code of codes) expect(notices).toContainEqual(expect.stringMatching(new RegExp(`^${code} `)));
  });

  it('names every known attribute that has no effect here', async () => {
    const { infos } = await run(
      '<Gather timeout="0" language="es-MX" speechModel="phone_call" enhanced="true"/>' +
        '<Dial referUrl="/refer"><Number machineDetectionSpeechThreshold="2400">+12025550113</Number></Dial>',
    );
    expect(infos).toEqual([
      '<Gather> language="es-MX" has no effect in this emulator.',
      '<Gather> speechModel="phone_call" has no effect in this emulator.',
      '<Gather> enhanced="true" has no effect in this emulator.',
      '<Dial> referUrl="/refer" has no effect in this emulator.',
      '<Number> machineDetectionSpeechThreshold="2400" has no effect in this emulator.',
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
