import type { Server } from 'node:http';
import type { Browser } from '@playwright/test';
import AccessToken from 'twilio/lib/jwt/AccessToken.js';
import { launchChromium } from '../src/signalling/testing/chromium';
import { servePhone } from '../src/signalling/testing/phone-site';
import { TestPhone } from '../src/signalling/testing/voice-sdk-rig';
import type { SignallingGateway } from '../src/signalling/signalling-gateway';
import { Rig, until } from './support/rig';

/** The unmodified Voice SDK in real Chromium, the whole emulator, and a program that answers its webhooks. */
describe('a browser on the emulator', () => {
  let rig: Rig;
  let browser: Browser;
  let site: { url: string; server: Server };

  beforeAll(async () => {
    rig = await Rig.start();
    const noGateway = { upgrade: () => false } as unknown as SignallingGateway;
    [browser, site] = await Promise.all([launchChromium(), servePhone(noGateway)]);
    rig.app
      .twiml('/voice', ({ From, To }) =>
        From?.startsWith('client:')
          ? `<Dial callerId="+12025550100" action="/after">${To ?? ''}</Dial>`
          : '<Dial action="/after" timeout="4"><Client><Identity>alice</Identity><Parameter name="topic" value="a b&amp;c"/></Client></Dial>',
      )
      .twiml('/after', '<Hangup/>');
    await rig.setApp({ VoiceUrl: `${rig.app.url}/voice` });
  });
  afterAll(async () => {
    await browser.close();
    site.server.closeAllConnections();
    site.server.close();
    await rig.stop();
  });
  beforeEach(() => rig.app.received.splice(0));
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
  });

  async function phone(identity: string, register: boolean): Promise<TestPhone> {
    const { accountSid, apiKeySid, apiKeySecret, twimlAppSid } = rig.emulator.credentials;
    const token = new AccessToken(accountSid, apiKeySid, apiKeySecret, { identity, ttl: 600 });
    token.addGrant(new AccessToken.VoiceGrant({ incomingAllow: true, outgoingApplicationSid: twimlAppSid }));
    const page = await (await browser.newContext()).newPage();
    await page.goto(site.url);
    const made = new TestPhone(page);
    const options = { chunderw: new URL(rig.emulator.url).host };
    await made.run(`phone.start(${JSON.stringify(token.toJwt())}, ${JSON.stringify(options)})`);
    if (register) await made.run('phone.device.register()');
    return made;
  }

  it('calls out through the TwiML App: parameters, tones both ways, keys, hang-up', async () => {
    await rig.control('PUT', '/numbers/+12025550160', {
      afterMs: 100,
      script: [{ do: 'tone', frequencyHz: 700, durationMs: 30_000 }],
    });
    const alice = await phone('alice', false);
    await alice.connect({ To: '+12025550160', note: 'ä & =+', From: '+19998887777' });
    await alice.saw('call:accept');
    const [voice] = await rig.app.expect('/voice');
    expect(voice).toMatchObject({ isSigned: true });
    expect(voice?.parameters).toMatchObject({
      From: 'client:alice',
      Caller: 'client:alice',
      To: '+12025550160',
      Direction: 'inbound',
      CallStatus: 'ringing',
      ApplicationSid: rig.emulator.credentials.twimlAppSid,
      note: 'ä & =+',
    });
    const find = async () => (await rig.calls('to=%2B12025550160&status=in-progress')).at(-1);
    const child = await until(
      async () => (await find())?.parentCallSid && (await find()),
      (found) => Boolean(found),
    );
    const sid = child ? child.sid : '';
    await rig.plays(sid, 1000);
    await alice.hears(700);

    await alice.run('phone.call.sendDigits("42#")');
    const digits = await until(
      () => rig.audio(sid),
      ({ digitsSent }) => digitsSent === '42#',
    );
    expect(digits.digitsSent).toBe('42#');
    await alice.run('phone.call.disconnect()');
    expect((await rig.wait(sid, 'completed')).status).toBe('completed');
    expect((await rig.app.expect('/after'))[0]?.parameters).toMatchObject({ DialCallStatus: 'completed' });
  });

  it('is called, sees caller and parameters, accepts, and hears the caller', async () => {
    const alice = await phone('alice', true);
    const call = await rig.outsideCall([{ do: 'tone', frequencyHz: 600, durationMs: 30_000 }], {
      from: '+12025550155',
    });
    await alice.saw('incoming');
    expect(await alice.detail('incoming')).toMatchObject({
      from: '+12025550155',
      custom: { topic: 'a b&c' },
    });
    await alice.run('phone.call.accept()');
    await alice.saw('call:accept');
    await alice.hears(600);
    await rig.control('POST', `/calls/${call.sid}/hang-up`);
    await alice.saw('call:disconnect');
  });

  it('resumes its call after its sockets were cut, and after the gateway was away', async () => {
    const alice = await phone('alice', true);
    const call = await rig.outsideCall([{ do: 'tone', frequencyHz: 600, durationMs: 60_000 }]);
    await alice.saw('incoming');
    await alice.run('phone.call.accept()');
    await alice.saw('call:accept');
    const { sessions } = await rig.control<{ sessions: { identity: string }[] }>('GET', '/state');
    expect(sessions).toMatchObject([{ identity: 'alice', isRegistered: true }]);

    expect(await rig.control('POST', '/identities/alice/drop-sockets')).toEqual({ dropped: 1 });
    await alice.saw('call:reconnected', 1);
    await rig.control('POST', '/gateway/restart', { downForMs: 500 });
    await alice.saw('call:reconnected', 2);
    await alice.hears(600);
    expect(await rig.control('GET', `/calls/${call.sid}`)).toMatchObject({ status: 'in-progress' });
    await alice.run('phone.call.disconnect()');
    expect((await rig.wait(call.sid, 'completed')).status).toBe('completed');
  });

  it('declines as busy, and is cancelled when nobody answers in time', async () => {
    const alice = await phone('alice', true);
    await rig.outsideCall();
    await alice.saw('incoming');
    await alice.run('phone.call.reject()');
    expect((await rig.app.expect('/after'))[0]?.parameters).toMatchObject({ DialCallStatus: 'busy' });
    rig.app.received.splice(0);
    await rig.outsideCall();
    await alice.saw('incoming', 2);
    await alice.saw('call:cancel', 1);
    expect((await rig.app.expect('/after'))[0]?.parameters).toMatchObject({ DialCallStatus: 'no-answer' });
  });
});
