import { AxeBuilder } from '@axe-core/playwright';
import { SAMPLE_RATE_HZ } from '../../src/media/audio';
import { wavFile } from '../../src/media/wav';
import { HandsetRig, type Handset } from './handset-rig';

/** A minute of 700 Hz. */
const TONE = wavFile([
  Int16Array.from(
    { length: 60 * SAMPLE_RATE_HZ },
    (_, at) => 8_000 * Math.sin((2 * Math.PI * 700 * at) / SAMPLE_RATE_HZ),
  ),
]);

/** The page in real Chromium, with real audio between two of them. */
describe('handset page', () => {
  let rig: HandsetRig;

  beforeAll(async () => {
    rig = await HandsetRig.start();
  });
  afterEach(() => rig.closeAll());
  afterAll(() => rig.stop());

  const dial = async (caller: Handset, number: string): Promise<void> => {
    await caller.page.getByLabel('Number to dial').fill(number);
    await caller.button('Call').click();
  };

  /** Two phones in a call; the caller speaks with `voice`. */
  const talk = async (voice: string): Promise<[Handset, Handset]> => {
    const caller = await rig.handset({ voice });
    const called = await rig.handset();
    await dial(caller, await called.number());
    await called.says(/is calling/);
    await called.button('Answer').click();
    await caller.says('Talking');
    await called.says('Talking');
    return [caller, called];
  };

  it('carries a tone both ways, and silence when muted', async () => {
    const [caller, called] = await talk('tone');
    await called.hearsTone(440);
    await caller.hearsSilence();

    await caller.button('Mute').click();
    await called.hearsSilence();
    await caller.button('Unmute').click();
    await called.hearsTone(440);

    await called.speakWith('Tone 440 Hz');
    await caller.hearsTone(440);
    await caller.speakWith('Silence');
    await called.hearsSilence();
    await called.until(
      async () => Number(await called.page.locator('#said').getAttribute('aria-valuenow')) > 30,
      'the meter',
    );

    await called.button('Hang up').click();
    expect(await called.status()).toMatch(/^You hung up\. You talked for 0:\d\d\.$/);
    await caller.says(/^The other side hung up\./);
    expect([...caller.problems, ...called.problems]).toEqual([]);
  });

  it('speaks with the recorded voice, with the microphone and with a file', async () => {
    const [caller, called] = await talk('recording');
    await called.until(async () => (await called.hears()).dbfs > -35, 'the recorded voice');
    await caller.speakWith('Silence');
    await called.hearsSilence();
    await caller.speakWith('Microphone');
    // The browser's fake microphone beeps; its noise suppression leaves little of that.
    await called.until(async () => (await called.hears()).dbfs > -58, 'the microphone');

    await caller.speakWith('Audio file');
    await called.hearsSilence();
    const file = caller.page.getByLabel('File to say');
    await file.setInputFiles({ name: 'letter.wav', mimeType: 'audio/wav', buffer: Buffer.from('Dear sir') });
    await caller.page.getByText('This browser cannot read letter.wav as sound.').waitFor();
    await file.setInputFiles({ name: 'tone.wav', mimeType: 'audio/wav', buffer: TONE });
    await called.hearsTone(700);
    expect(await caller.page.locator('#microphone-hint').innerText()).toBe('');
  });

  it('sends and shows keys, by mouse, keyboard and paste', async () => {
    const [caller, called] = await talk('silence');
    await caller.button('5').click();
    await caller.page.keyboard.type('12#');
    await caller.until(
      async () => (await caller.page.locator('#keys').innerText()).includes('512#'),
      'the keys sent',
    );
    await called.until(
      async () => (await called.page.locator('#keys').innerText()).includes('512#'),
      'the keys heard',
    );
    await caller.page.keyboard.press('Escape');
    await called.says(/^The other side hung up\./);
  });

  it('tells why a call did not come about', async () => {
    const caller = await rig.handset();
    const called = await rig.handset();
    await dial(caller, '12');
    await caller.says(/^That is not a whole number/);
    await dial(caller, '+34910000000');
    await caller.says(/^No one can be reached/);
    await dial(caller, await called.number());
    await called.says(/is calling/);
    expect(await called.page.title()).toContain('is calling');
    expect(await called.page.locator('#alarm').innerText()).toContain('is calling');
    await called.button('Reject').click();
    await caller.says('The other side rejected the call.');
    await dial(caller, await called.number());
    await called.says(/is calling/);
    const third = await rig.handset();
    await dial(third, await called.number());
    await third.says('The line was busy.');
    await caller.button('Hang up').click();
    await called.says('The caller gave up.');
  });

  it('is worked by keyboard alone', async () => {
    const caller = await rig.handset();
    const called = await rig.handset();
    await caller.page.keyboard.type((await called.number()).replace('+', '+'));
    await caller.page.keyboard.press('Enter');
    await called.says(/is calling/);
    await called.page.keyboard.press('Enter');
    await caller.says('Talking');
    await caller.page.keyboard.press('m');
    await caller.until(
      async () => (await caller.button('Unmute').getAttribute('aria-pressed')) === 'true',
      'mute',
    );
    await called.page.keyboard.press('Escape');
    await caller.says(/^The other side hung up\./);
  });

  it('takes a number of choice, and says when it cannot', async () => {
    const first = await rig.handset();
    const second = await rig.handset();
    const change = async (handset: Handset, number: string): Promise<void> => {
      if (!(await handset.page.locator('#own-form').isVisible())) await handset.button(/Change this/).click();
      await handset.page.getByLabel(/New number/).fill(number);
      await handset.button('Use it').click();
    };
    await change(first, '+34 910 000 001');
    await first.until(async () => (await first.number()) === '+34910000001', 'the new number');
    await change(second, '+34 910 000 001');
    await second.says(/^Another handset page has that number/);
    await change(second, '+12025550111');
    await second.says(/^That number belongs to the emulator/);
  });

  it('comes back by itself, with its number, when the emulator was away', async () => {
    const handset = await rig.handset();
    const number = await handset.number();
    const { port } = rig.exchange;
    await rig.exchange.stop();
    await handset.says(/^(Connecting|No connection)/);
    await rig.exchange.start(port);
    await handset.says('Ready. Dial a number.');
    expect(await handset.number()).toBe(number);
  });

  it('has no serious accessibility problem, in a call and out of it, in both languages and schemes', async () => {
    for (const [locale, colorScheme] of [
      ['en-US', 'light'],
      ['es-ES', 'dark'],
    ] as const) {
      const caller = await rig.handset({ locale, colorScheme });
      const called = await rig.handset({ locale, colorScheme });
      const findings = async (handset: Handset): Promise<string[]> => {
        const axe = new AxeBuilder({ page: handset.page }).options({ resultTypes: ['violations'] });
        const { violations } = await axe.setLegacyMode().analyze();
        return violations
          .filter(({ impact }) => impact === 'serious' || impact === 'critical')
          .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
      };
      expect(await findings(caller)).toEqual([]);
      await caller.page.locator('#dial').fill(await called.number());
      await caller.page.locator('#go').click();
      await called.until(
        async () => (await called.page.locator('#phone').getAttribute('data-call')) === 'ringing',
        'ring',
      );
      expect(await findings(called)).toEqual([]);
      await called.page.locator('#go').click();
      await caller.until(
        async () => (await caller.page.locator('#phone').getAttribute('data-call')) === 'talking',
        'talk',
      );
      expect(await findings(caller)).toEqual([]);
      expect([...caller.problems, ...called.problems]).toEqual([]);
      await rig.closeAll();
    }
  });
});
