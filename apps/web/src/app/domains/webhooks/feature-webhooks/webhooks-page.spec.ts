import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatCheckboxHarness } from '@angular/material/checkbox/testing';
import { MatInputHarness } from '@angular/material/input/testing';
import type { EventWebhook, WebhookDelivery } from '@centralita/shared-types';
import { jest } from '@jest/globals';
import { Toasts } from '../../../shared/ui/toasts';
import { PeopleBed } from '../../people/testing/people-bed';
import { WebhooksPage } from './webhooks-page';

// Forms are walked step by step as a person does, on a machine that may be busy.
jest.setTimeout(60_000);

const webhook = (changes: Partial<EventWebhook> = {}): EventWebhook => ({
  ...{ id: 'w1', url: 'https://crm.example/in', events: ['call.ended'], active: true, failingSince: null },
  ...{ switchedOff: false, createdAt: 1, lastAttemptAt: null, lastStatus: null },
  ...changes,
});
const FAILED: WebhookDelivery = {
  ...{ id: 'd1', event: 'call.ended', at: 1, state: 'failed', attempts: 34, lastAttemptAt: 2 },
  ...{ status: 503, problem: 'HTTP 503', tookMs: 12, body: '{"id":"d1","type":"call.ended"}' },
};

const opened = async (items: EventWebhook[], language: 'en' | 'es' = 'en') => {
  const bed = new PeopleBed('webhooks', language);
  const fixture = TestBed.createComponent(WebhooksPage);
  await bed.signIn('admin');
  await bed.answer('/api/webhooks', items);
  const element = fixture.nativeElement as HTMLElement;
  const loader = TestbedHarnessEnvironment.documentRootLoader(fixture);
  return {
    ...{ bed, loader },
    text: () => element.textContent.replace(/\s+/g, ' '),
    press: async (text: string | RegExp) =>
      (await loader.getHarness(MatButtonHarness.with({ text }))).click(),
  };
};

describe('webhooks', () => {
  it('teach where there are none, and show the secret of a new one once', async () => {
    const page = await opened([], 'es');
    expect(page.text()).toContain('Todavía no avisas a ningún programa');
    await page.press('Añadir el primero');
    const [address] = await page.loader.getAllHarnesses(MatInputHarness);
    await page.press('Guardar');
    expect(document.body.textContent).toContain('Una dirección empieza por');
    await address!.setValue('https://crm.example/in');
    for (const box of await page.loader.getAllHarnesses(MatCheckboxHarness))
      if ((await box.getLabelText()) !== 'Llamada terminada') await box.uncheck();
    await page.press('Guardar');
    const sent = await page.bed.answer('POST /api/webhooks', webhook({ secret: 'only-now' }), 201);
    expect(sent).toEqual({ url: 'https://crm.example/in', events: ['call.ended'], active: true });
    expect(page.text()).toContain('only-now');
    expect(page.text()).toContain('Aún sin envíos');
  });

  it('tell what failed, send it again, and are switched on again', async () => {
    const page = await opened([webhook({ active: false, switchedOff: true, failingSince: 1 })]);
    expect(page.text()).toContain('Nothing arrived for a day');
    await page.press(/What was sent/);
    await page.bed.answer('/api/webhooks/w1/deliveries', { items: [FAILED], next: null });
    expect(page.text()).toContain('HTTP 503');
    expect(page.text()).toContain('"type": "call.ended"');
    await page.press('Send again');
    await page.bed.answer('POST /api/webhook-deliveries/d1/resend', { ...FAILED, state: 'waiting' });
    expect(page.text()).toContain('On its way');
    await page.press(/Switch on/);
    const sent = await page.bed.answer('PUT /api/webhooks/w1', webhook());
    expect(sent).toMatchObject({ active: true });
    expect(page.text()).not.toContain('Nothing arrived for a day');
    await page.press(/Send a test/);
    const problem = 'crm.example did not answer.';
    await page.bed.answer('POST /api/webhooks/w1/test', { ...FAILED, event: 'test', problem });
    expect(TestBed.inject(Toasts).toasts().at(-1)?.text).toBe(`The test did not arrive: ${problem}`);
  });
});
