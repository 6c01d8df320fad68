import type { APIRequestContext, Page } from '@playwright/test';
import { DEMO_LINE } from './emulator';
import { expect, type Team } from './team';

/** The demo line's WhatsApp leads to the product, whose pages show the organisation that has it. @returns its id */
export async function openDemoMessages(page: Page, team: Team): Promise<string> {
  await team.setUp(page, { demo: true });
  const url = `${team.baseUrl.replace('localhost', '127.0.0.1')}/webhooks/messages`;
  const sender = `${team.emulatorUrl}/control/whatsapp-senders/${encodeURIComponent(DEMO_LINE)}`;
  await page.request.put(sender, { data: { url, statusUrl: `${url}/status` } });
  const answer = await page.request.get('/api/organisations');
  const organisations = (await answer.json()) as { id: string; numbers: string[] }[];
  const { id } = organisations.find(({ numbers }) => numbers.includes(DEMO_LINE))!;
  await page.addInitScript((chosen) => sessionStorage.setItem('centralita.organisation', chosen), id);
  return id;
}

/** Carla writes to the demo line by WhatsApp. @param from her number, E.164 */
export async function carlaWrites(
  request: APIRequestContext,
  team: Team,
  from: string,
  body: string,
): Promise<void> {
  const data = { channel: 'whatsapp', from, to: DEMO_LINE, body, profileName: 'Carla Gómez' };
  expect((await request.post(`${team.emulatorUrl}/control/messages`, { data })).status()).toBe(201);
}
