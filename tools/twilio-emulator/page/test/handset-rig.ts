import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, BrowserContextOptions, Locator, Page } from '@playwright/test';
import { TestExchange } from '../../src/handset/testing/test-exchange';
import { launchChromium } from '../../src/signalling/testing/chromium';
import { BuiltPage } from './built-page';
import { putEarIn, type Heard } from './listening-ear';

/** The browser's settings, and what the page speaks with. */
export type HandsetOptions = BrowserContextOptions & { voice?: string; url?: string };

/** The built page on a small exchange, opened in real Chromium. */
export class HandsetRig {
  private readonly open: Handset[] = [];

  private constructor(
    readonly exchange: TestExchange,
    private readonly built: BuiltPage,
    private readonly browser: Browser,
  ) {}

  static async start(): Promise<HandsetRig> {
    const browser = await launchChromium();
    const built = await BuiltPage.make();
    const exchange = new TestExchange(built.folder);
    await exchange.start();
    return new HandsetRig(exchange, built, browser);
  }

  async stop(): Promise<void> {
    await this.browser.close();
    await this.exchange.stop();
    await this.built.remove();
  }

  /** Opens a page on the small exchange, or on another emulator. */
  async handset(options: HandsetOptions = {}): Promise<Handset> {
    const { voice = 'silence', url = this.exchange.url, ...contextOptions } = options;
    const context = await this.browser.newContext({ locale: 'en-US', ...contextOptions });
    await context.addInitScript(putEarIn);
    await context.addInitScript((kind) => localStorage.setItem('handset.voice', kind), voice);
    const page = await context.newPage();
    const handset = new Handset(page);
    this.open.push(handset);
    await page.goto(`${url}/handset`);
    await handset.until(async () => (await handset.number()) !== '', 'a number');
    return handset;
  }

  async closeAll(): Promise<void> {
    for (const { page } of this.open.splice(0)) await page.context().close();
    await sleep(50);
  }
}

/** One open handset page, by what a person finds on it. */
export class Handset {
  readonly problems: string[] = [];

  constructor(readonly page: Page) {
    page.on('pageerror', (error) => this.problems.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') this.problems.push(message.text());
    });
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name, exact: typeof name === 'string' });
  }

  /** Its number in E.164. */
  async number(): Promise<string> {
    const digits = (await this.page.locator('#own-number').textContent())?.replace(/[^\d+]/g, '') ?? '';
    return digits.startsWith('+') ? digits : '';
  }

  status(): Promise<string> {
    return this.page.locator('#status').innerText();
  }

  async says(sentence: string | RegExp): Promise<void> {
    await this.until(async () => {
      const status = await this.status();
      return typeof sentence === 'string' ? status === sentence : sentence.test(status);
    }, `the status ${sentence}`);
  }

  async speakWith(name: string): Promise<void> {
    await this.page.getByRole('radio', { name }).check();
  }

  hears(): Promise<Heard> {
    return this.page.evaluate(() => window.ear());
  }

  async hearsTone(hz: number): Promise<Heard> {
    let heard: Heard = { hz: 0, dbfs: -120 };
    await this.until(
      async () => {
        heard = await this.hears();
        return Math.abs(heard.hz - hz) < 12 && heard.dbfs > -40;
      },
      () => `${hz} Hz; heard ${JSON.stringify(heard)}`,
    );
    return heard;
  }

  async hearsSilence(): Promise<void> {
    await this.until(async () => (await this.hears()).dbfs < -65, 'silence');
  }

  async until(
    check: () => Promise<boolean>,
    what: string | (() => string),
    timeoutMs = 60_000,
  ): Promise<void> {
    const deadline = Date.now() + timeoutMs;
    while (!(await check())) {
      if (Date.now() > deadline) {
        const wanted = typeof what === 'string' ? what : what();
        throw new Error(`waited ${timeoutMs} ms for ${wanted}; the status is “${await this.status()}”`);
      }
      await sleep(40);
    }
  }
}
