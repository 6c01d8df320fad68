import { mkdir } from 'node:fs/promises';
import { createServer } from 'node:http';
import { text as textOf } from 'node:stream/consumers';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import { DEMO_CREDENTIALS, SANDBOX_NUMBER } from '../../src/accounts/demo-account';
import { MAIL_ACCOUNT } from '../../src/mail/mail-account';
import { META_ACCOUNT } from '../../src/meta/meta-account';
import { TestApp } from '../../test/support/test-app';
import { BuiltEmulator } from './built-emulator';
import { type Handset, HandsetRig } from './handset-rig';

const PICTURES = fileURLToPath(new URL('../../test-results/handset/', import.meta.url));
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

/** The page's SMS and WhatsApp on the whole emulator, with a program that answers by TwiML. */
describe('messages on the handset page', () => {
  let rig: HandsetRig;
  let emulator: BuiltEmulator;
  let app: TestApp;

  beforeAll(async () => {
    await mkdir(PICTURES, { recursive: true });
    rig = await HandsetRig.start();
    emulator = await BuiltEmulator.start();
    app = await new TestApp(() => DEMO_CREDENTIALS.authToken).start();
    app
      .twiml('/sms', ({ Body }) => `<Message>You said: ${Body ?? ''}</Message>`)
      .twiml('/whatsapp', ({ NumMedia }) => `<Message>Thanks, ${NumMedia} files.</Message>`)
      .twiml('/status', '');
    const { incoming_phone_numbers: numbers } = (await api('GET', 'IncomingPhoneNumbers.json')) as {
      incoming_phone_numbers: { sid: string }[];
    };
    await api('POST', `IncomingPhoneNumbers/${numbers[0]?.sid}.json`, { SmsUrl: `${app.url}/sms` });
    await control('PUT', `/whatsapp-senders/${SANDBOX_NUMBER}`, {
      url: `${app.url}/whatsapp`,
      statusUrl: `${app.url}/status`,
    });
  });
  beforeEach(() => void (app.received.length = 0));
  afterEach(() => rig.closeAll());
  afterAll(async () => {
    await rig.stop();
    await emulator.stop();
    await app.stop();
  });

  const api = async (method: string, path: string, form?: Record<string, string>): Promise<unknown> => {
    const { accountSid, authToken } = DEMO_CREDENTIALS;
    const response = await fetch(`${emulator.url}/2010-04-01/Accounts/${accountSid}/${path}`, {
      method,
      headers: { authorization: `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}` },
      ...(form ? { body: new URLSearchParams(form) } : {}),
    });
    return response.json();
  };
  const control = async (method: string, path: string, body: unknown): Promise<void> => {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${emulator.url}/control${path}`, {
      method,
      headers,
      body: JSON.stringify(body),
    });
    expect(response.status).toBeLessThan(300);
  };
  const bubbles = ({ page }: Handset, text: string) => page.locator('.bubble:visible', { hasText: text });

  it('a text typed arrives at the webhook, and its answer is shown, in the inspector too', async () => {
    const handset = await rig.handset({ url: emulator.url });
    const { page } = handset;
    await page.getByRole('tab', { name: 'SMS' }).click();
    const field = page.getByRole('textbox', { name: 'Message' });
    await field.fill('Is anybody there?');
    await field.press('Enter');
    const [webhook] = await app.expect('/sms');
    expect(webhook).toMatchObject({ isSigned: true });
    expect(webhook?.parameters).toMatchObject({
      Body: 'Is anybody there?',
      From: await handset.number(),
      To: DEMO_CREDENTIALS.phoneNumber,
    });
    await bubbles(handset, 'You said: Is anybody there?').waitFor();
    expect(await field.inputValue()).toBe('');
    const entry = page.locator('.webhook').first();
    expect(await entry.locator('summary').innerText()).toContain('Message webhook');
    await entry.locator('summary').click();
    expect(await entry.locator('pre').innerText()).toContain('<Message>');
    expect(await page.locator('.legs .call .status').first().innerText()).toBe('delivered');
    expect(handset.problems).toEqual([]);
  });

  it('a picture goes by WhatsApp; what the app sends is read once the thread is open', async () => {
    const handset = await rig.handset({ url: emulator.url });
    const { page } = handset;
    await page.getByRole('tab', { name: 'WhatsApp' }).click();
    await page.locator('#panel-whatsapp input[type=file]').setInputFiles({
      name: 'dot.png',
      mimeType: 'image/png',
      buffer: PNG,
    });
    await page.keyboard.type('Look at this');
    await page.keyboard.press('Enter');
    const [webhook] = await app.expect('/whatsapp');
    expect(webhook?.parameters).toMatchObject({
      Body: 'Look at this',
      NumMedia: '1',
      MediaContentType0: 'image/png',
      From: `whatsapp:${await handset.number()}`,
    });
    await bubbles(handset, 'Thanks, 1 files.').waitFor();
    await handset.until(
      () => page.locator('.bubble img').evaluate((image: HTMLImageElement) => image.naturalWidth === 1),
      'the picture',
    );

    await page.getByRole('tab', { name: 'Phone' }).click();
    app.received.length = 0;
    await api('POST', 'Messages.json', {
      From: `whatsapp:${SANDBOX_NUMBER}`,
      To: `whatsapp:${await handset.number()}`,
      Body: 'Your answer',
    });
    await page.getByRole('tab', { name: /^WhatsApp ?1 unread$/ }).waitFor();
    expect(app.at('/status').map(({ parameters }) => parameters['MessageStatus'])).not.toContain('read');
    await page.getByRole('tab', { name: /WhatsApp/ }).click();
    await bubbles(handset, 'Your answer').waitFor();
    const told = await app.expect('/status', 3);
    expect(told.at(-1)?.parameters).toMatchObject({ MessageStatus: 'read', ChannelPrefix: 'whatsapp' });
    expect(await page.getByRole('tab', { name: 'WhatsApp', exact: true }).count()).toBe(1);
    expect(handset.problems).toEqual([]);
  });

  it('a number at Meta is written to, and what it answers is read once it is seen', async () => {
    const handset = await rig.handset({ url: emulator.url });
    const { page } = handset;
    await page.getByRole('tab', { name: 'WhatsApp' }).click();
    await page.locator('#panel-whatsapp select').selectOption(META_ACCOUNT.phoneNumber);
    await page.getByRole('textbox', { name: 'Message' }).fill('Is this Meta?');
    await page.keyboard.press('Enter');
    await bubbles(handset, 'Is this Meta?').waitFor();
    const to = await handset.number();
    const sent = await fetch(`${emulator.url}/v23.0/${META_ACCOUNT.phoneNumberId}/messages`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${META_ACCOUNT.accessToken}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ messaging_product: 'whatsapp', to, type: 'text', text: { body: 'It is.' } }),
    });
    expect(sent.status).toBe(200);
    await bubbles(handset, 'It is.').waitFor();
    const query = `to=${encodeURIComponent(to)}&from=${encodeURIComponent(META_ACCOUNT.phoneNumber)}&status=read`;
    const read = await fetch(`${emulator.url}/control/messages/wait?${query}&timeoutMs=60000`);
    expect((await read.json()) as object).toMatchObject({ body: 'It is.' });
    expect(handset.problems).toEqual([]);
  });

  it('a voice note is recorded, sent, and can be played', async () => {
    const handset = await rig.handset({ url: emulator.url, permissions: ['microphone'] });
    const { page } = handset;
    await page.getByRole('tab', { name: 'WhatsApp' }).click();
    await handset.button('Record a voice note').click();
    await handset.button(/^Stop and send, 0:01/).click();
    const [webhook] = await app.expect('/whatsapp');
    const type = webhook?.parameters['MediaContentType0'];
    expect(type).toMatch(/^audio\/(ogg|webm)$/);
    expect(webhook?.parameters['MessageType']).toBe('audio');
    const media = await fetch(webhook?.parameters['MediaUrl0'] ?? '');
    expect((await media.arrayBuffer()).byteLength).toBeGreaterThan(500);
    await handset.until(
      () =>
        page
          .locator('.bubble audio')
          .last()
          .evaluate((audio: HTMLAudioElement) => audio.readyState >= 1),
      'the player',
    );
    expect(handset.problems).toEqual([]);
  });

  it('is worked by keyboard, keeps its thread over a reload, and rings on the phone side', async () => {
    const handset = await rig.handset({ url: emulator.url });
    const { page } = handset;
    await page.getByRole('tab', { name: 'Phone' }).focus();
    await page.keyboard.press('ArrowRight');
    await page.getByRole('textbox', { name: 'Message' }).waitFor();
    await page.keyboard.press('Tab');
    await page.getByRole('textbox', { name: 'Message' }).focus();
    await page.keyboard.type('5 apples #1');
    await page.keyboard.press('Enter');
    await bubbles(handset, 'You said: 5 apples #1').waitFor();
    expect(await page.locator('#dial').inputValue()).toBe('');
    await page.reload();
    await page.getByRole('tab', { name: /SMS/ }).click();
    await bubbles(handset, 'You said: 5 apples #1').waitFor();

    await api('POST', 'Calls.json', {
      To: await handset.number(),
      From: DEMO_CREDENTIALS.phoneNumber,
      Twiml: '<Response><Pause length="1"/></Response>',
    });
    await handset.says(/is calling$/);
    await handset.button('Reject').click();
  });

  it('a mail written by hand comes in as a form, and the answer is read', async () => {
    const received: string[] = [];
    const program = createServer((request, response) => {
      void textOf(request).then((body) => {
        received.push(body);
        response.end();
      });
    });
    await new Promise<void>((ready) => program.listen(0, '127.0.0.1', ready));
    const url = `http://127.0.0.1:${(program.address() as AddressInfo).port}/parse`;
    const sendGrid = (path: string, body: unknown): Promise<Response> =>
      fetch(`${emulator.url}/v3${path}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${MAIL_ACCOUNT.apiKey}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    await sendGrid('/user/webhooks/parse/settings', { hostname: 'cafe-aurora.example', url });

    const handset = await rig.handset({ url: emulator.url });
    const { page } = handset;
    await page.getByRole('tab', { name: 'Mail' }).click();
    await page.getByLabel('Subject').fill('A table');
    await page.getByRole('textbox', { name: 'Message' }).fill('For two, tonight?');
    await page.getByRole('button', { name: 'Send' }).click();
    await bubbles(handset, 'For two, tonight?').waitFor();
    expect(received).toHaveLength(1);
    expect(received[0]).toContain('For two, tonight?');
    expect(received[0]).toContain('hola@cafe-aurora.example');

    await sendGrid('/mail/send', {
      personalizations: [{ to: [{ email: 'sofia@outside.example' }] }],
      from: { email: 'hola@cafe-aurora.example', name: 'Café Aurora' },
      subject: 'Re: A table',
      content: [{ type: 'text/plain', value: 'With pleasure, at nine.' }],
    });
    await bubbles(handset, 'With pleasure, at nine.').waitFor();
    program.close();
  });

  it.each([
    { locale: 'en-US', colorScheme: 'light', width: 390 },
    { locale: 'es-ES', colorScheme: 'dark', width: 1280 },
  ] as const)(
    'looks and reads well: $locale $colorScheme $width',
    async ({ locale, colorScheme, width }) => {
      const viewport = { width, height: width < 600 ? 844 : 960 };
      const handset = await rig.handset({
        url: emulator.url,
        locale,
        colorScheme,
        viewport,
        reducedMotion: 'reduce',
      });
      const { page } = handset;
      await page.locator('#clear').click(); // what the tests before left
      for (const channel of ['sms', 'whatsapp'] as const) {
        await page.locator(`#tab-${channel}`).click();
        await page
          .locator(`#panel-${channel} textarea`)
          .fill('¿Qué documentos hacen falta para pedir la ayuda?');
        await page.keyboard.press('Enter');
        await page.locator(`#panel-${channel} .bubble:not(.bubble--own)`).first().waitFor();
        await page.screenshot({
          path: join(PICTURES, `messages-${channel}-${locale.slice(0, 2)}-${colorScheme}-${width}.png`),
          fullPage: true,
        });
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect(overflow).toBeLessThanOrEqual(0);
        const { violations } = await new AxeBuilder({ page }).analyze();
        const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
        expect(
          serious.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`)),
        ).toEqual([]);
      }
      expect(handset.problems).toEqual([]);
    },
    120_000,
  );
});
