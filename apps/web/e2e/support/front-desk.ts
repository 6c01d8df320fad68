import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import type {
  CallItem,
  CallQueueState,
  FlowOptions,
  Organisation,
  Session,
  VoicemailPage,
} from '@centralita/shared-types';
import { test as base, expect, type APIRequestContext, type Browser, type Page } from '@playwright/test';
import { startSystem } from '../../../../tools/test/system.mjs';
import { installProbe } from './ears-and-voice';
import { DEMO_LINE, Emulator } from './emulator';
import { OutsideHandset } from './outside-handset';
import { Phone } from './phone';
import { OWNER, signIn } from './team';

/** How long an agent's browser rings before the call goes on, s. */
const RING_SEC = 5;

/** The running product with its demo organisation, whose number leads to one flow after the other. */
export class FrontDesk {
  constructor(
    readonly baseUrl: string,
    readonly api: APIRequestContext,
    readonly organisationId: string,
    readonly agent: { name: string; email: string; password: string },
  ) {}

  /** What answers the number from the next call on, as the page *Call flows* saves it. */
  async answerWith(flow: string, options: FlowOptions = {}): Promise<void> {
    const saved = await this.api.put(`/api/number-flows?organisation=${this.organisationId}`, {
      data: { number: DEMO_LINE, flow, options },
      headers: { Origin: this.baseUrl },
    });
    expect(saved.status(), await saved.text()).toBe(200);
  }

  /** A call as the API's history has it once it has ended. */
  async ended(sid: string): Promise<CallItem> {
    let call: CallItem | undefined;
    const isOver = async (): Promise<boolean> => {
      call = await this.#get<CallItem>(`/api/calls/${sid}`);
      return call.endedAt !== null;
    };
    await expect.poll(isOver, { message: `the end of ${sid}`, timeout: 20_000 }).toBe(true);
    return call as CallItem;
  }

  voicemails(): Promise<VoicemailPage> {
    return this.#get('/api/voicemails');
  }

  queue(): Promise<CallQueueState> {
    return this.#get('/api/queue');
  }

  async #get<T>(path: string): Promise<T> {
    const answer = await this.api.get(`${path}?organisation=${this.organisationId}`);
    expect(answer.status(), await answer.text()).toBe(200);
    return (await answer.json()) as T;
  }
}

/** The way of a call through its flows, such as `menu.start`. */
export const wayOf = ({ steps }: CallItem): string[] => steps.map(({ flow, step }) => `${flow}.${step}`);

interface Fixtures {
  emulator: Emulator;
  /** A phone outside, which has its number to itself. */
  handset: OutsideHandset;
  /** Another one. */
  secondHandset: OutsideHandset;
}

interface Shared {
  system: Awaited<ReturnType<typeof startSystem>>;
  frontDesk: FrontDesk;
  /** The browser of an agent whose phone is open. */
  agentPage: Page;
}

export const test = base.extend<Fixtures, Shared>({
  system: [
    async ({}, use, { project }) => {
      const env = { RING_TIMEOUT_SEC: String(RING_SEC) };
      const system = await startSystem({ logs: join(project.outputDir, 'front-desk'), env });
      await use(system);
      await system.stop();
    },
    { scope: 'worker', timeout: 240_000 },
  ],
  frontDesk: [
    async ({ system: { baseUrl, dataDir }, playwright }, use) => {
      const api = await playwright.request.newContext({ baseURL: baseUrl });
      const code = readFileSync(join(dataDir, 'first-run-code'), 'utf8').trim();
      const answer = await api.post('/api/setup', { data: { ...OWNER, demo: true, code } });
      expect(answer.status(), await answer.text()).toBe(200);
      const [agent] = ((await answer.json()) as Session).demo?.people ?? [];
      const all = (await (await api.get('/api/organisations')).json()) as Organisation[];
      const own = all.find(({ numbers }) => numbers.includes(DEMO_LINE));
      if (!agent || !own) throw new Error('The demo has no agent, or nobody has its number.');
      await use(new FrontDesk(baseUrl, api, own.id, agent));
      await api.dispose();
    },
    { scope: 'worker' },
  ],
  agentPage: [
    async ({ browser, frontDesk: { baseUrl, agent } }, use) => {
      const page = await agentBrowser(browser, baseUrl);
      await page.goto('/sign-in');
      await signIn(page, agent.email, agent.password);
      await page.waitForURL(/\/phone/);
      await new Phone(page).expectReady();
      await use(page);
      await page.context().close();
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ system }, use) => use(system.baseUrl),
  emulator: async ({ request, system }, use) => {
    const emulator = new Emulator(request, system.emulatorUrl);
    await use(emulator);
    await emulator.endAllCalls();
  },
  handset: async ({ browser, emulator }, use) => {
    const handset = await OutsideHandset.open(browser, emulator);
    await use(handset);
    await handset.close();
  },
  secondHandset: async ({ browser, emulator }, use) => {
    const handset = await OutsideHandset.open(browser, emulator);
    await use(handset);
    await handset.close();
  },
});

export { expect } from '@playwright/test';

async function agentBrowser(browser: Browser, baseURL: string): Promise<Page> {
  const context = await browser.newContext({ baseURL, locale: 'en-US', permissions: ['microphone'] });
  const page = await context.newPage();
  await installProbe(page);
  return page;
}
