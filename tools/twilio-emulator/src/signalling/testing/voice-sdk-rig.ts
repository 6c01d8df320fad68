import type { Server } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import type { Inspector } from '../../control/inspector-events';
import { MediaClock } from '../../media/media-clock';
import { RtpEndpointFactory } from '../../media/rtp-endpoint';
import { SignallingGateway } from '../signalling-gateway';
import { launchChromium } from './chromium';
import { servePhone } from './phone-site';
import { TestEngine } from './test-engine';
import { accessToken, TestAccounts } from './tokens';
import { until } from './until';

type Report = Parameters<Inspector['report']>[0];

/** A tone of these tests has −13 dBFS or more; half a window of it is still louder than this. */
const LOUD_DBFS = -25;
const TOLERANCE_HZ = 15;

/** A gateway with a small engine, and pages with the unmodified Voice SDK. */
export class VoiceSdkRig {
  readonly clock = new MediaClock();
  readonly engine = new TestEngine(this.clock);
  readonly reports: Report[] = [];
  readonly gateway: SignallingGateway;
  private browser: Browser | undefined;
  private server: Server | undefined;
  private url = '';
  private readonly contexts: BrowserContext[] = [];

  constructor() {
    this.gateway = new SignallingGateway({
      accounts: new TestAccounts(),
      endpoints: new RtpEndpointFactory(this.clock),
      inspector: { report: (event) => this.reports.push(event) },
      heartbeatMs: 2000,
      resumeGraceMs: 6000,
    });
    this.gateway.useEngine(this.engine);
  }

  async start(): Promise<void> {
    this.browser = await launchChromium();
    ({ url: this.url, server: this.server } = await servePhone(this.gateway));
  }

  async stop(): Promise<void> {
    await this.browser?.close();
    this.engine.close();
    this.gateway.close();
    this.server?.closeAllConnections();
    this.server?.close();
  }

  /** Closes all phones. */
  async closePhones(): Promise<void> {
    for (const context of this.contexts.splice(0)) await context.close();
    await until(() => this.gateway.sessions().length === 0, 'all sessions to end');
  }

  /** A new page with a device; registered unless told otherwise. */
  async phone(
    identity: string,
    { token = accessToken(identity), register = true, options = {} } = {},
  ): Promise<TestPhone> {
    if (!this.browser) throw new Error('start() first');
    const context = await this.browser.newContext();
    this.contexts.push(context);
    const page = await context.newPage();
    await page.goto(this.url);
    const phone = new TestPhone(page);
    await phone.run(`phone.start(${JSON.stringify(token)}, ${JSON.stringify(options)})`);
    if (register) await phone.run('phone.device.register()');
    return phone;
  }
}

/** One page with a Voice SDK device. */
export class TestPhone {
  constructor(readonly page: Page) {}

  /** Runs an expression in the page. */
  run<T>(expression: string): Promise<T> {
    return this.page.evaluate<T>(expression);
  }

  connect(params: Record<string, string>): Promise<void> {
    return this.run(`phone.connect(${JSON.stringify(params)})`);
  }

  /** Comes back to a call of an earlier page. */
  resume(connectToken: string): Promise<void> {
    return this.run(`phone.connect(undefined, ${JSON.stringify(connectToken)})`);
  }

  names(): Promise<string[]> {
    return this.run('phone.names()');
  }

  detail<T>(name: string): Promise<T> {
    return this.run(`phone.detail(${JSON.stringify(name)})`);
  }

  /** Waits until the page has noted this event (for the `times`th time). */
  async saw(name: string, times = 1, timeoutMs = 60_000): Promise<void> {
    const startedAt = Date.now();
    for (;;) {
      const names = await this.names();
      if (names.filter((one) => one === name).length >= times) return;
      if (Date.now() - startedAt > timeoutMs)
        throw new Error(`No ${name} within ${timeoutMs} ms; got ${names.join(', ')}`);
      await sleep(10);
    }
  }

  /**
   * Waits until one of these tones is the strongest thing that the page hears, and loud. One look would not do: sound
   * is real time, and the first window may hold but its beginning.
   */
  async hears(...tonesHz: number[]): Promise<void> {
    const startedAt = Date.now();
    for (;;) {
      const { hz, dbfs } = await this.run<{ dbfs: number; hz: number }>('phone.hear()');
      if (dbfs > LOUD_DBFS && tonesHz.some((tone) => Math.abs(tone - hz) < TOLERANCE_HZ)) return;
      if (Date.now() - startedAt > 60_000)
        throw new Error(
          `Did not hear ${tonesHz.join(' or ')} Hz; last ${hz.toFixed(0)} Hz at ${dbfs.toFixed(1)} dBFS`,
        );
    }
  }
}
