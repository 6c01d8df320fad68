import { setTimeout as sleep } from 'node:timers/promises';
import { sine } from '../media/tones';
import { ACCOUNT_SID, accessToken, APPLICATION_SID } from './testing/tokens';
import { until, VoiceSdkRig } from './testing/voice-sdk-rig';

/** The unmodified `@twilio/voice-sdk` in real Chromium against the gateway. */
describe('Voice SDK', () => {
  const rig = new VoiceSdkRig();
  const { engine, gateway } = rig;

  beforeAll(() => rig.start(), 30_000);
  afterEach(() => rig.closePhones(), 15_000);
  afterAll(() => rig.stop(), 15_000);

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
    await until(() => record.tones.hears(1000), 'the 1000 Hz of the microphone');
    expect(record.level.dbfs).toBeGreaterThan(-25);

    const heard = await alice.hear();
    expect(heard.hz).toBeGreaterThan(685);
    expect(heard.hz).toBeLessThan(715);
    expect(heard.dbfs).toBeGreaterThan(-25);
  });
});
