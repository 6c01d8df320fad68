import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test as base, expect, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { generate } from 'otplib';
import { startSystem } from '../../../../tools/test/system.mjs';

export const OWNER = {
  name: 'Ana Ruiz',
  email: 'ana@desk.example',
  password: 'seven quiet lighthouses',
  organisationName: 'Clínica Sol',
};

/** A server of the test's own, which nobody has set up yet. */
export class Team {
  constructor(
    readonly baseUrl: string,
    readonly emulatorUrl: string,
    private readonly dataDir: string,
  ) {}

  /** The code that the server's terminal shows. */
  firstRunCode(): string {
    return readFileSync(join(this.dataDir, 'first-run-code'), 'utf8').trim();
  }

  /** Sets the server up without its page; the owner is signed in in the page's browser. */
  async setUp(page: Page, options: { demo?: boolean } = {}): Promise<void> {
    const answer = await page.request.post(`${this.baseUrl}/api/setup`, {
      data: { ...OWNER, ...options, code: this.firstRunCode() },
    });
    expect(answer.status(), await answer.text()).toBe(200);
  }

  /** What the clock would start later is due now: the server starts it within a minute. @param queue such as `message-prices` */
  bringForward(queue: string): void {
    const database = new DatabaseSync(join(this.dataDir, 'centralita.db'), { timeout: 5_000 });
    const due = database.prepare('update job_schedules set next_at = ? where queue = ?');
    expect(due.run(Date.now(), queue).changes, queue).toBe(1);
    database.close();
  }

  /** Another browser, of somebody else. */
  other(browser: Browser, options: Parameters<Browser['newContext']>[0] = {}): Promise<BrowserContext> {
    return browser.newContext({ baseURL: this.baseUrl, locale: 'en-US', ...options });
  }
}

interface TeamFixtures {
  team: Team;
  /** Whether the demo has a week behind it: `test.use({ demoHistory: true })`. */
  demoHistory: boolean;
  /** What the server's environment has beside: `test.use({ environment: { MESSAGES_PER_DAY: '2' } })`. */
  environment: Record<string, string>;
}

export const test = base.extend<TeamFixtures>({
  demoHistory: [false, { option: true }],
  environment: [{}, { option: true }],
  team: async ({ demoHistory, environment }, use, info) => {
    const env = { DEMO_HISTORY: demoHistory ? 'on' : 'off', ...environment };
    const system = await startSystem({ logs: info.outputPath('system'), env });
    await use(new Team(system.baseUrl, system.emulatorUrl, system.dataDir));
    await system.stop();
  },
  baseURL: async ({ team }, use) => use(team.baseUrl),
});

export { expect } from '@playwright/test';

/** Fills the sign-in form of whichever page shows one. */
export async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

const STEP_MS = 30_000;
const NEARLY_OVER_MS = 5_000;

/**
 * The code that an authenticator app shows, now or so many steps of 30 s from now. A server takes that of the step before
 * too: so that it is not two steps old when it arrives, no code is made while a step is nearly over.
 */
export async function codeOf(secret: string, steps = 0): Promise<string> {
  const leftMs = STEP_MS - (Date.now() % STEP_MS);
  if (leftMs < NEARLY_OVER_MS) await new Promise((next) => setTimeout(next, leftMs));
  return generate({ secret, epoch: Math.floor(Date.now() / 1000) + steps * 30 });
}
