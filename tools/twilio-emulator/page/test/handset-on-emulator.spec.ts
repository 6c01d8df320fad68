import { DEMO_CREDENTIALS } from '../../src/accounts/demo-account';
import { BuiltEmulator } from './built-emulator';
import { HandsetRig } from './handset-rig';

/** The page on the whole emulator, as built: its call engine, its webhooks, its log. */
describe('handset page on the emulator', () => {
  let rig: HandsetRig;
  let emulator: BuiltEmulator;

  beforeAll(async () => {
    rig = await HandsetRig.start();
    emulator = await BuiltEmulator.start();
  });
  afterEach(() => rig.closeAll());
  afterAll(async () => {
    await rig.stop();
    await emulator.stop();
  });

  it('calls the demo line by one key, hears it speak, and shows the webhook with its TwiML', async () => {
    const handset = await rig.handset({ url: emulator.url });
    const { page } = handset;
    expect(await page.locator('.empty').innerText()).toContain('No calls or messages yet');
    await handset.button(/^Dial Demo line/).click();
    await handset.says('Talking');
    await handset.until(async () => (await handset.hears()).dbfs > -40, 'the spoken welcome');

    const webhook = page.locator('.webhook').first();
    await webhook.locator('summary').click();
    expect(await webhook.locator('pre').innerText()).toMatch(/^<Response>\n {2}<(Say|Play)/m);
    expect(await webhook.locator('.parameters').innerText()).toContain('X-Twilio-Signature');
    expect(await webhook.locator('.line__status').innerText()).toBe('200');
    expect(await page.locator('.line__verb').first().innerText()).toMatch(/^<(Say|Play)>$/);
    expect(await page.locator('.call .status').first().innerText()).toBe('in progress');
    // What the log says is spoken stands on the phone's screen too.
    const [, spoken = ''] = /“(.+)”/.exec(await page.locator('.line__note').first().innerText()) ?? [];
    expect(spoken).not.toBe('');
    expect(await page.locator('#captions').innerText()).toBe(`They say: ${spoken}`);

    await handset.button('Hang up').click();
    await handset.until(
      async () => (await page.locator('.call .status').first().innerText()) === 'completed',
      'the end',
    );
    expect(handset.problems).toEqual([]);
  });

  it('says a typed sentence, which a gathering of speech understands', async () => {
    const handset = await rig.handset({ url: emulator.url });
    const { accountSid, authToken, phoneNumber } = DEMO_CREDENTIALS;
    const gather =
      '<Gather input="speech" speechTimeout="auto" action="https://demo.twilio.com/welcome/voice/"/>';
    await fetch(`${emulator.url}/2010-04-01/Accounts/${accountSid}/Calls.json`, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}` },
      body: new URLSearchParams({
        To: await handset.number(),
        From: phoneNumber,
        Twiml: `<Response>${gather}</Response>`,
      }),
    });
    await handset.button('Answer').click();
    await handset.says('Talking');
    await handset.page.getByLabel('Sentence for speech recognition').fill('opening hours 24');
    await handset.page.keyboard.press('Enter');
    expect(await handset.page.locator('#captions').innerText()).toBe('You say: opening hours 24');
    await handset.until(
      async () => (await handset.page.locator('#log').innerText()).includes('“opening hours 24”'),
      'the sentence, understood',
    );
    await handset.button('Hang up').click();
    expect(handset.problems).toEqual([]);
  });

  it('is rung by a call made through REST, answers, and hears it', async () => {
    const handset = await rig.handset({ url: emulator.url });
    const { accountSid, authToken, phoneNumber } = DEMO_CREDENTIALS;
    const created = await fetch(`${emulator.url}/2010-04-01/Accounts/${accountSid}/Calls.json`, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}` },
      body: new URLSearchParams({
        To: await handset.number(),
        From: phoneNumber,
        Twiml: '<Response><Play digits="7"/><Say>Hello, outside phone.</Say><Pause length="1"/></Response>',
      }),
    });
    expect(created.status).toBe(201);
    await handset.says('+1 202 555 0100 is calling');
    await handset.button('Answer').click();
    await handset.says('Talking');
    await handset.until(async () => (await handset.hears()).dbfs > -40, 'the greeting');
    await handset.until(
      async () => (await handset.page.locator('#keys').innerText()).includes('7'),
      'the key',
    );
    await handset.says(/^The other side hung up\. You talked for 0:\d\d\.$/);
    expect(handset.problems).toEqual([]);
  });

  it('calls as somebody without a number', async () => {
    const handset = await rig.handset({ url: emulator.url });
    await handset.page.getByLabel('Call as').selectOption('anonymous');
    await handset.button(/^Dial Demo line/).click();
    await handset.says('Talking');
    expect(await handset.page.locator('.call').first().innerText()).toContain('anonymous');
    await handset.button('Hang up').click();
    expect(handset.problems).toEqual([]);
  });

  it('says why a number that nobody has cannot be reached', async () => {
    const handset = await rig.handset({ url: emulator.url });
    await handset.page.getByLabel('Number to dial').fill('+12025550177');
    await handset.button('Call').click();
    await handset.says(/^No one can be reached at that number\. .*\(31404\)$/);
    expect(await handset.page.locator('.general').innerText()).toContain('+12025550177');
  });
});
