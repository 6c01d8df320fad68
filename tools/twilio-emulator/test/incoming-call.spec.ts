import { Rig, until } from './support/rig';

describe('an outside call to the number of the account', () => {
  let rig: Rig;
  beforeEach(async () => {
    rig = await Rig.start();
  });
  afterEach(() => rig.stop());

  it('runs Say, Gather and the action with the pressed digits, each webhook signed', async () => {
    rig.app
      .twiml('/voice', '<Gather numDigits="2" action="/menu?step=1"><Say>Press two keys.</Say></Gather>')
      .twiml('/menu', ({ Digits }) => `<Say>You pressed ${Digits ?? ''}</Say><Hangup/>`)
      .twiml('/status', '');
    await rig.setApp({ VoiceUrl: `${rig.app.url}/voice`, StatusCallback: `${rig.app.url}/status` });

    const call = await rig.outsideCall([{ do: 'press', digits: '42', afterMs: 300 }], {
      from: '+12025550177',
    });
    const [first] = await rig.app.expect('/voice');
    const [menu] = await rig.app.expect('/menu');
    await rig.wait(call.sid, 'completed');
    const [status] = await rig.app.expect('/status');

    expect(rig.app.received.every(({ isSigned }) => isSigned)).toBe(true);
    expect(first?.parameters).toMatchObject({
      AccountSid: rig.emulator.credentials.accountSid,
      ApiVersion: '2010-04-01',
      CallSid: call.sid,
      CallStatus: 'ringing',
      Direction: 'inbound',
      From: '+12025550177',
      Caller: '+12025550177',
      FromState: 'DC',
      FromCountry: 'US',
      To: '+12025550100',
      Called: '+12025550100',
      ToCountry: 'US',
    });
    expect(menu?.parameters).toMatchObject({ Digits: '42', CallStatus: 'in-progress', step: '1' });
    expect(status?.parameters).toMatchObject({
      CallStatus: 'completed',
      CallbackSource: 'call-progress-events',
      SequenceNumber: '0',
    });
    expect(status?.parameters['Timestamp']).toMatch(/^\w{3}, \d{2} \w{3} \d{4} [\d:]{8} \+0000$/);
  });

  it('lets the caller hear what is said, and falls silent after', async () => {
    rig.app.twiml(
      '/voice',
      '<Pause length="1"/><Say>One two three four five six seven.</Say><Pause length="4"/>',
    );
    await rig.setApp({ VoiceUrl: `${rig.app.url}/voice` });
    const call = await rig.outsideCall();
    await rig.wait(call.sid, 'in-progress');
    const heard = await until(
      () => rig.audio(call.sid, 300),
      ({ played }) => played.dbfs > -40,
    );
    expect(heard.played.dbfs).toBeGreaterThan(-40);
    const after = await until(
      () => rig.audio(call.sid, 300),
      ({ played }) => played.dbfs < -90,
      8000,
    );
    expect(after.played.dbfs).toBeLessThan(-90);
  });
});
