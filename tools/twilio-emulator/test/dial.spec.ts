import type { AudioView } from '../src/control/call-view';
import { Rig, until } from './support/rig';

const PLAIN = '+12025550177';

describe('<Dial>', () => {
  let rig: Rig;
  beforeAll(async () => {
    rig = await Rig.start();
    rig.app
      .twiml('/dial', () => dialTwiml)
      .twiml('/after', '<Hangup/>')
      .twiml('/noun-status', '')
      .twiml('/whisper-yes', '<Say>Somebody calls.</Say>')
      .twiml('/whisper-no', '<Hangup/>');
    await rig.setApp({ VoiceUrl: `${rig.app.url}/dial` });
  });
  afterAll(() => rig.stop());
  beforeEach(() => rig.app.received.splice(0));

  let dialTwiml = '';

  /** A call of the demo line that gets this TwiML; the parameters with which `/after` was asked. */
  async function dialOnce(twiml: string, script: unknown[] = []): Promise<Record<string, string>> {
    dialTwiml = twiml;
    const call = await rig.outsideCall(script, { from: PLAIN });
    const [after] = await rig.app.expect('/after', 1);
    await rig.wait(call.sid, 'completed');
    return after?.parameters ?? {};
  }

  it.each([
    ['+12025550112', 'Enable', 'human'],
    ['+12025550117', 'Enable', 'machine_start'],
    ['+12025550117', 'DetectMessageEnd', 'machine_end_beep'],
  ])('tells of %s by %s that %s answered', async (number, mode, answeredBy) => {
    rig.app.twiml('/machine', '');
    dialTwiml = `<Dial action="/after"><Number machineDetection="${mode}" amdStatusCallback="/machine">${number}</Number></Dial>`;
    const call = await rig.outsideCall([], { from: PLAIN });
    const [told] = await rig.app.expect('/machine', 1);
    expect(told?.parameters).toMatchObject({
      AnsweredBy: answeredBy,
      AccountSid: expect.stringMatching(/^AC/),
    });
    expect(Number(told?.parameters['MachineDetectionDuration'])).toBeGreaterThan(0);
    await rig.control('POST', `/calls/${call.sid}/hang-up`);
    await rig.wait(call.sid, 'completed');
  });

  it.each([
    ['+12025550113', 'busy'],
    ['+12025550114', 'no-answer'],
    ['+12025550115', 'failed'],
    ['+12025550187', 'failed'],
  ])('to %s ends as %s', async (number, status) => {
    const after = await dialOnce(`<Dial action="/after" timeout="1">${number}</Dial>`);
    expect(after).toMatchObject({ DialCallStatus: status, DialBridged: 'false' });
    expect(after['DialCallSid']).toMatch(/^CA[0-9a-f]{32}$/);
    expect(after['DialCallDuration']).toBeUndefined();
  });

  it('ends as completed when the called party hangs up after five seconds', async () => {
    const after = await dialOnce('<Dial action="/after">+12025550116</Dial>');
    expect(after).toMatchObject({ DialCallStatus: 'completed', DialBridged: 'true' });
    expect(after['DialCallDuration']).toMatch(/^[5-7]$/);
  });

  it('ends as no-answer for a client that is not registered', async () => {
    const after = await dialOnce('<Dial action="/after" timeout="1"><Client>nobody</Client></Dial>');
    expect(after).toMatchObject({ DialCallStatus: 'no-answer' });
  });

  it('goes on with the next verb without action', async () => {
    dialTwiml = '<Dial>+12025550113</Dial><Redirect>/after</Redirect>';
    const call = await rig.outsideCall();
    const [after] = await rig.app.expect('/after');
    expect(after?.parameters['DialCallStatus']).toBeUndefined();
    await rig.wait(call.sid, 'completed');
  });

  it('carries tones both ways and relays keys', async () => {
    await rig.control('PUT', '/numbers/+12025550160', {
      afterMs: 50,
      script: [{ do: 'tone', frequencyHz: 1000, durationMs: 20_000 }],
    });
    dialTwiml = '<Dial>+12025550160</Dial>';
    const call = await rig.outsideCall([{ do: 'tone', frequencyHz: 440, durationMs: 20_000, afterMs: 300 }]);
    const child = await until(
      async () => (await rig.calls(`parentCallSid=${call.sid}`))[0],
      (found) => found?.status === 'in-progress',
    );
    expect(child).toMatchObject({ direction: 'outbound-dial', from: '+12025550123', to: '+12025550160' });
    const atCaller = await until(
      () => rig.audio(call.sid),
      ({ played }) => played.tones[0]?.frequencyHz === 1000 && played.dbfs > -16.3,
    );
    // Nobody hears himself: the other's tone is all there is.
    const atCalled = await until(
      () => rig.audio(child?.sid ?? ''),
      ({ played }) => played.tones.length === 1 && played.tones[0]?.frequencyHz === 440,
    );
    expect(atCaller.played.tones[0]).toMatchObject({ frequencyHz: 1000 });
    expect(atCaller.played.tones[0]?.dbfs).toBeCloseTo(-16, 0);
    expect((await rig.audio(call.sid)).heard.tones[0]).toMatchObject({ frequencyHz: 440 });
    expect(atCalled.played.tones).toHaveLength(1);
    expect(atCalled.played.tones[0]).toMatchObject({ frequencyHz: 440 });

    await rig.control('POST', `/calls/${call.sid}/press`, { digits: '5#' });
    expect((await rig.audio(child?.sid ?? '')).digitsSent).toBe('5#');
    await rig.control('POST', `/calls/${call.sid}/hang-up`);
    expect((await rig.wait(child?.sid ?? '', 'completed')).status).toBe('completed');
  });

  it('lets the caller hear itself on the echo number, and the ring-back before', async () => {
    await rig.control('PUT', '/numbers/+12025550161', { afterMs: 1800, echoDelayMs: 100 });
    dialTwiml = '<Dial>+12025550161</Dial>';
    const call = await rig.outsideCall([{ do: 'tone', frequencyHz: 700, durationMs: 20_000 }]);
    const isRingback = ({ played }: AudioView): boolean =>
      [440, 480].every((hz) => played.tones.some((tone) => Math.abs(tone.frequencyHz - hz) < 4));
    expect(isRingback(await until(() => rig.audio(call.sid), isRingback))).toBe(true);
    await rig.plays(call.sid, 700);
    await rig.control('POST', `/calls/${call.sid}/hang-up`);
  });

  it('rings several at once: the first that answers is connected, the others are cancelled', async () => {
    await rig.control('PUT', '/numbers/+12025550162', {
      afterMs: 100,
      script: [{ do: 'hang-up', afterMs: 300 }],
    });
    await rig.control('PUT', '/numbers/+12025550163', { afterMs: 5000 });
    const after = await dialOnce(
      '<Dial action="/after"><Number>+12025550163</Number><Number>+12025550162</Number></Dial>',
    );
    expect(after).toMatchObject({ DialCallStatus: 'completed', DialBridged: 'true' });
    const children = await rig.calls(`parentCallSid=${after['CallSid'] ?? ''}`);
    expect(children.map(({ to, status }) => [to, status])).toEqual([
      ['+12025550163', 'canceled'],
      ['+12025550162', 'completed'],
    ]);
  });

  it('tells a noun’s status callback every step in order, without holding up the call', async () => {
    await rig.control('PUT', '/numbers/+12025550164', {
      afterMs: 50,
      script: [{ do: 'hang-up', afterMs: 100 }],
    });
    const noun =
      '<Number statusCallback="/noun-status" statusCallbackEvent="initiated ringing answered completed">' +
      '+12025550164</Number>';
    const after = await dialOnce(`<Dial action="/after">${noun}</Dial>`);
    const told = await rig.app.expect('/noun-status', 4);
    expect(told.map(({ parameters }) => [parameters['CallStatus'], parameters['SequenceNumber']])).toEqual([
      ['initiated', '0'],
      ['ringing', '1'],
      ['in-progress', '2'],
      ['completed', '3'],
    ]);
    expect(told.every(({ isSigned }) => isSigned)).toBe(true);
    expect(told[3]?.parameters).toMatchObject({
      ParentCallSid: after['CallSid'],
      CallSid: after['DialCallSid'],
      Direction: 'outbound-dial',
      To: '+12025550164',
      SipResponseCode: '200',
    });
  });

  it('runs the whisper on the called side first; one that hangs up ends the attempt', async () => {
    await rig.control('PUT', '/numbers/+12025550165', { afterMs: 50, script: [] });
    const declined = await dialOnce(
      '<Dial action="/after"><Number url="/whisper-no">+12025550165</Number></Dial>',
    );
    expect(declined).toMatchObject({ DialCallStatus: 'completed', DialBridged: 'false' });
    const [whisper] = rig.app.at('/whisper-no');
    expect(whisper?.parameters).toMatchObject({
      ParentCallSid: declined['CallSid'],
      Direction: 'outbound-dial',
    });
    rig.app.received.splice(0);
    const taken = await dialOnce(
      '<Dial action="/after" timeLimit="1"><Number url="/whisper-yes">+12025550165</Number></Dial>',
    );
    expect(taken).toMatchObject({ DialCallStatus: 'completed', DialBridged: 'true' });
  });

  it('refuses a caller id that is neither the account’s nor the caller’s (13214)', async () => {
    const after = await dialOnce('<Dial action="/after" callerId="+12025559999">+12025550111</Dial>');
    expect(after).toMatchObject({ DialCallStatus: 'failed' });
    expect(after['DialCallSid']).toBeUndefined();
    expect(rig.notices().join('\n')).toContain('13214');
  });

  it('answers only on the bridge where answerOnBridge says so, and leaves an unanswered caller unanswered', async () => {
    dialTwiml = '<Dial answerOnBridge="true" timeout="1" action="/after">+12025550114</Dial>';
    const call = await rig.outsideCall();
    const ringback = await until(
      () => rig.audio(call.sid),
      ({ played }) => played.tones.length === 2,
    );
    expect(ringback.played.tones).toHaveLength(2);
    expect((await rig.calls('status=active')).find(({ sid }) => sid === call.sid)?.status).toBe('ringing');
    const [after] = await rig.app.expect('/after');
    expect(after?.parameters).toMatchObject({ DialCallStatus: 'no-answer', CallStatus: 'ringing' });
  });

  it('hangs up on star, and at the time limit', async () => {
    const star = await dialOnce('<Dial action="/after" hangupOnStar="true">+12025550111</Dial>', [
      { do: 'press', digits: '*', afterMs: 1200 },
      { do: 'wait', afterMs: 5000 },
    ]);
    expect(star).toMatchObject({ DialCallStatus: 'completed', DialBridged: 'true' });
    rig.app.received.splice(0);
    const limited = await dialOnce('<Dial action="/after" timeLimit="1">+12025550111</Dial>');
    expect(limited).toMatchObject({ DialCallStatus: 'completed' });
    expect(limited['DialCallDuration']).toMatch(/^[1-3]$/);
  });

  it('tells the action how the dialled call went when the caller hung up', async () => {
    dialTwiml = '<Dial action="/after">+12025550111</Dial>';
    await rig.outsideCall([{ do: 'hang-up', afterMs: 900 }]);
    const [after] = await rig.app.expect('/after');
    expect(after?.parameters).toMatchObject({ CallStatus: 'completed', DialCallStatus: 'completed' });
  });

  it('reaches a number of the account itself: the outgoing leg and an incoming call of its own', async () => {
    await rig.control('PUT', '/numbers/+12025550166', { afterMs: 0 });
    const { accountSid } = rig.emulator.credentials;
    rig.app.twiml('/self', '<Say>You reached yourself.</Say>');
    const made = await rig.rest('POST', `/2010-04-01/Accounts/${accountSid}/IncomingPhoneNumbers.json`, {
      PhoneNumber: '+12025550170',
      VoiceUrl: `${rig.app.url}/self`,
    });
    expect(made['phone_number']).toBe('+12025550170');
    const after = await dialOnce('<Dial action="/after">+12025550170</Dial>');
    expect(after).toMatchObject({ DialCallStatus: 'completed', DialBridged: 'true' });
    expect(rig.app.at('/self')[0]?.parameters).toMatchObject({
      From: PLAIN,
      To: '+12025550170',
      Direction: 'inbound',
    });
  });
});
