import { join } from 'node:path';
import { expect, test, type Browser, type Locator } from '@playwright/test';
import type { Page } from '@playwright/test';
import { installProbe } from './ears-and-voice';
import { DEMO_LINE, type Emulator, type EmulatorCall } from './emulator';
import { expectHeardFor, installHeardSound } from './heard-sound';
import { settled } from './look';

const DESK = { width: 1280, height: 860 };
const PHONE = { width: 390, height: 844 };
/** Quieter is no voice on a telephone, dBFS. */
const VOICE_DBFS = -40;

/** What it speaks with, as its page names it. */
export type HandsetVoice = 'Recorded voice' | 'Tone 440 Hz' | 'Silence';

/** The emulator's handset page, as a person at it sees and hears it. */
export class OutsideHandset {
  /** Captions before this one were read already. */
  private readThrough = 0;

  private constructor(
    readonly page: Page,
    private readonly emulator: Emulator,
  ) {}

  static async open(browser: Browser, emulator: Emulator): Promise<OutsideHandset> {
    const context = await browser.newContext({ locale: 'en-US', viewport: DESK });
    await context.addInitScript(() => localStorage.setItem('handset.voice', 'silence'));
    const page = await context.newPage();
    await installProbe(page);
    await installHeardSound(page);
    await page.goto(`${emulator.url}/handset`);
    const handset = new OutsideHandset(page, emulator);
    await expect(handset.status).toHaveText('Ready. Dial a number.');
    return handset;
  }

  get status(): Locator {
    return this.page.locator('#status');
  }

  /** Its number, E.164. */
  async number(): Promise<string> {
    return `+${(await this.page.locator('#own-number').innerText()).replace(/\D/g, '')}`;
  }

  /** Calls the line that is tried, and waits until it answers where it does so by itself. @returns the SID */
  async dial(answers: 'by itself' | 'when somebody does' = 'by itself'): Promise<string> {
    this.readThrough = 0;
    await this.page.getByRole('textbox', { name: 'Number to dial' }).fill(DEMO_LINE);
    const from = await this.number();
    const before = new Set((await this.emulator.calls({ from })).map(({ sid }) => sid));
    await this.button('Call').click();
    let call: EmulatorCall | undefined;
    const begun = async (): Promise<boolean> => {
      call = (await this.emulator.calls({ from })).find(
        ({ sid, to }) => to === DEMO_LINE && !before.has(sid),
      );
      return call !== undefined;
    };
    await expect.poll(begun, `a call of ${from}`).toBe(true);
    if (answers === 'by itself') await expect(this.status).toHaveText('Talking', { timeout: 15_000 });
    return call?.sid ?? '';
  }

  /**
   * Is told this, in words on the page and aloud: what was heard until the next sentence is measured.
   * @param seconds of sound, at least
   */
  async expectTold(words: string | RegExp, seconds: number): Promise<void> {
    const they = this.page.locator('.caption--they');
    let at = -1;
    const said = async (): Promise<string> => {
      const all = await they.allInnerTexts();
      at = all.findIndex(
        (text, index) =>
          index >= this.readThrough && (typeof words === 'string' ? text.includes(words) : words.test(text)),
      );
      return at < 0 ? all.slice(this.readThrough).join(' | ') : 'said';
    };
    await expect
      .poll(said, { message: `“${words.toString()}” on the handset`, timeout: 30_000, intervals: [100] })
      .toBe('said');
    this.readThrough = at + 1;
    await this.expectSound(seconds, String(words), at);
  }

  async listenAnew(): Promise<void> {
    await this.page.evaluate(() => window.heardSound.beginAnew());
  }

  /** Hears sound for so long from now, or from `listenAnew` on. What was measured is noted with the test. */
  async expectSound(seconds: number, what: string, sentence?: number): Promise<void> {
    const heard = await expectHeardFor(this.page, seconds, {
      what,
      ...(sentence !== undefined && { sentence }),
    });
    const figures = `${heard.dbfs.toFixed(1)} dBFS, ${heard.seconds.toFixed(1)} s`;
    test.info().annotations.push({ type: 'heard', description: `${what}: ${figures}` });
    expect(heard.dbfs, `level of ${what}`).toBeGreaterThan(VOICE_DBFS);
  }

  async press(digits: string): Promise<void> {
    const names: Record<string, string> = { '#': 'hash', '*': 'star' };
    for (const digit of digits) await this.button(names[digit] ?? digit).click();
  }

  /** Types a sentence: what speech recognition is to understand. */
  async say(sentence: string): Promise<void> {
    const field = this.page.getByLabel('Sentence for speech recognition');
    await field.fill(sentence);
    await field.press('Enter');
    await expect(this.page.locator('.caption--you').last()).toContainText(sentence);
  }

  async speakWith(voice: HandsetVoice): Promise<void> {
    await this.page.getByRole('radio', { name: voice }).check();
  }

  async answer(): Promise<void> {
    await this.button('Answer').click();
    await expect(this.status).toHaveText('Talking');
  }

  async hangUp(): Promise<void> {
    await this.button('Hang up').click();
    await expect(this.status).toHaveText(/^You hung up\./);
  }

  /** The line has ended the call. */
  async expectOver(): Promise<void> {
    await expect(this.status).toHaveText(/^The other side hung up\. You talked for \d/, { timeout: 30_000 });
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  /** Pictures of the page at a desk's and at a phone's width, to be looked at; nothing is wider than the screen. */
  async picture(name: string): Promise<void> {
    for (const [device, viewport] of [
      ['desk', DESK],
      ['phone', PHONE],
    ] as const) {
      await this.page.setViewportSize(viewport);
      await this.page.evaluate(() => window.scrollTo(0, 0));
      await settled(this.page);
      await this.page.screenshot({ path: join('dist', 'screenshots', `handset-${name}-${device}.png`) });
      const overflow = await this.page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect.soft(overflow, `${name} is wider than a ${device}'s screen`).toBeLessThanOrEqual(0);
    }
    await this.page.setViewportSize(DESK);
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }
}
