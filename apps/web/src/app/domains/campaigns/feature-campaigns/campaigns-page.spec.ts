import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatCheckboxHarness } from '@angular/material/checkbox/testing';
import { MatDialogHarness } from '@angular/material/dialog/testing';
import { MatRadioButtonHarness } from '@angular/material/radio/testing';
import type { Campaign, CampaignDryRun, ContactCondition, ContactField } from '@centralita/shared-types';
import { provideTranslocoScope } from '@jsverse/transloco';
import type { Role } from '@centralita/shared-types/rules';
import { jest } from '@jest/globals';
import { choose } from '../../../shared/ui/testing/choose';
import { Toasts } from '../../../shared/ui/toasts';
import { PeopleBed } from '../../people/testing/people-bed';
import { CampaignsPage } from './campaigns-page';

// Forms are walked step by step as a person does, on a machine that may be busy.
jest.setTimeout(60_000);

const campaign = (changes: Partial<Campaign> = {}, report: Partial<Campaign['report']> = {}): Campaign => ({
  ...{ id: 'c1', name: 'Autumn', channel: 'sms', text: 'Hola[ {name}], abrimos.', template: null },
  ...{ contacts: null, perMinute: 30, perDay: null, evenInQuietHours: false },
  ...{ state: 'draft', problem: null, madeBy: 'Olivia', createdAt: 1, startsAt: null, endedAt: null },
  ...{ goesOnAt: null, filled: true },
  ...changes,
  report: {
    ...{ recipients: 3, waiting: 2, leftOut: [{ reason: 'opted-out', count: 1 }] },
    ...{ queued: 0, sent: 0, delivered: 0, read: 0, failed: 0, failures: [], replied: 0, optedOut: 0 },
    cost: { amounts: [], unknown: 0 },
    ...report,
  },
});
const DRY_RUN: CampaignDryRun = {
  ...{ reached: 2, leftOut: [{ reason: 'opted-out', count: 1, examples: ['+34612345678'] }], quietNow: 1 },
  ...{ problem: null, segments: 2, countries: [{ country: 'ES', recipients: 2, segments: 2 }] },
  ...{ minutes: 1, days: 1, example: 'Hola Ana, abrimos.' },
  cost: { amounts: [{ unit: 'USD', amount: 0.0725 }], unknown: 1 },
};

const FIELDS: ContactField[] = [
  { id: 'f1', name: 'Customer', kind: 'text', choices: [] },
  { id: 'f2', name: 'Orders', kind: 'number', choices: [] },
  { id: 'f3', name: 'Size', kind: 'choice', choices: ['S', 'M', 'L'] },
];

const opened = async (role: Role, items: Campaign[], language: 'en' | 'es' = 'en') => {
  const bed = new PeopleBed('campaigns', language, [provideTranslocoScope('inbox')]);
  const fixture = TestBed.createComponent(CampaignsPage);
  await bed.signIn(role);
  await bed.answer('/api/campaigns', items);
  const element = fixture.nativeElement as HTMLElement;
  const everywhere = TestbedHarnessEnvironment.documentRootLoader(fixture);
  const overlay = (): HTMLElement => document.querySelector<HTMLElement>('mat-dialog-container')!;
  return {
    ...{ bed, everywhere, overlay },
    text: () => element.textContent.replace(/\s+/g, ' '),
    press: async (text: string | RegExp) =>
      (await everywhere.getHarness(MatButtonHarness.with({ text }))).click(),
    pressable: async (text: string | RegExp) =>
      (await everywhere.getAllHarnesses(MatButtonHarness.with({ text }))).length,
    /** The dialog asks for both when it opens. */
    material: async (fields: ContactField[] = []): Promise<void> => {
      // It takes the focus once it has come in.
      for (let looks = 0; looks < 100 && !overlay().contains(document.activeElement); looks += 1)
        await bed.settle(50);
      await bed.answer('/api/templates', { items: [], syncedAt: null, syncProblem: null });
      await bed.answer('/api/contact-fields', fields);
    },
    /** Presses a button that has the focus. */
    byKey: async (selector: string): Promise<void> => {
      const button = overlay().querySelector<HTMLElement>(selector)!;
      button.focus();
      button.click();
      await bed.settle(50);
    },
    toast: async (): Promise<string | undefined> => {
      // The dialog leaves slowly.
      const last = () => TestBed.inject(Toasts).toasts().at(-1)?.text;
      for (let looks = 0; looks < 100 && !last(); looks += 1) await bed.settle(50);
      return last();
    },
    type: async (label: string, value: string) => {
      const named = [...overlay().querySelectorAll('mat-form-field')].find((one) =>
        one.querySelector('mat-label')?.textContent?.includes(label),
      );
      const field = named!.querySelector<HTMLInputElement>('input, textarea, select')!;
      field.value = value;
      field.dispatchEvent(new Event('input'));
      field.dispatchEvent(new Event('change'));
      await bed.settle();
    },
  };
};

describe('campaigns', () => {
  it('teach where there are none, and offer readers nothing to press', async () => {
    const reader = await opened('agent', [], 'es');
    expect(reader.text()).toContain('Todavía no hay ninguna campaña');
    expect(await reader.pressable(/campaña/)).toBe(0);
  });

  it('tell before the start who gets it, and live what becomes of it', async () => {
    const page = await opened('admin', [campaign()]);
    expect(page.text()).toContain('Draft');
    await page.press(/Check and start \(Autumn\)/);
    await page.everywhere.getHarness(MatDialogHarness);
    await page.bed.answer('/api/campaigns/c1/dry-run', DRY_RUN);
    const shown = page.overlay().textContent.replace(/\s+/g, ' ');
    for (const part of [
      '2 would get it',
      'Hola Ana, abrimos.',
      '1 asked for no messages',
      'Spain: 2',
      'Estimated cost: $0.0725',
    ])
      expect(shown).toContain(part);
    await page.press('Start now');
    const started = campaign({ state: 'running', startsAt: 2 });
    expect(await page.bed.answer('POST /api/campaigns/c1/start', started)).toEqual({});
    expect(await page.toast()).toBe('Started: Autumn');
    expect(page.text()).toContain('Under way');
    await page.bed.happens('campaigns/changed', { campaignId: 'c1' });
    await page.bed.answer('/api/campaigns', [
      campaign(
        { state: 'done', startsAt: 2 },
        {
          ...{ waiting: 0, delivered: 1, failed: 1, failures: [{ code: '30003', count: 1 }] },
          cost: { amounts: [], unknown: 1 },
        },
      ),
    ]);
    expect(page.text()).toContain('2 of 2 done');
    expect(page.text()).toMatch(
      /Why messages failed1 ×The phone could not be reached\. .*Send it again later\./,
    );
    expect(page.text()).toContain("(Twilio's code 30003) (opens in a new tab)");
    expect(page.text()).toContain('What it cost is not known yet');
  });

  it('are not counted anew for each of many messages, and at once where one of them changes', async () => {
    const sent = { waiting: 0, sent: 2 };
    const page = await opened('admin', [campaign({ state: 'running', startsAt: 2 }, sent)]);
    for (let times = 0; times < 3; times += 1)
      await page.bed.happens('messages/changed', { conversationId: 'x', messageId: String(times) });
    await page.bed.settle(200);
    expect(page.bed.waiting('/api/campaigns')).toBe(0);
    await page.bed.happens('campaigns/changed', { campaignId: 'c1' });
    await page.bed.answer('/api/campaigns', [campaign({ state: 'done', startsAt: 2 }, sent)]);
    expect(page.text()).toContain('2 of 2 done');
  });

  it('that wait for the messages of another day say when they go on, and can be paused', async () => {
    const goesOnAt = Date.UTC(2030, 0, 2);
    const waits = campaign({ state: 'paused', problem: 'daily-cap', goesOnAt, startsAt: 2 });
    const page = await opened('admin', [waits], 'es');
    const format = new Intl.DateTimeFormat('es', { dateStyle: 'medium', timeStyle: 'short' });
    expect(page.text()).toContain('En espera');
    expect(page.text()).toContain(`Continúa sola cuando hay más: ${format.format(goesOnAt)}.`);
    expect(await page.pressable(/^Reanudar/)).toBe(0);
    await page.press(/^Pausar/);
    const paused = campaign({ state: 'paused', startsAt: 2 });
    await page.bed.answer('POST /api/campaigns/c1/pause', paused);
    expect(await page.toast()).toBe('En pausa: Autumn');
    expect(page.text()).not.toContain('Continúa sola');
    expect(await page.pressable(/^Reanudar/)).toBe(1);
  });

  it.each([
    ['en', null, 'Not all of its recipients are here yet', 'bring the list in again', /^Check and start/],
    ['es', {}, 'Aún no están todos los destinatarios', '«Cambiar» y guarda otra vez', /^Comprobar/],
  ] as const)(
    'that were filled by half say in %s how that is mended, and cannot be started',
    async (language, contacts, heading, how, check) => {
      const half = campaign({ contacts, filled: false });
      const page = await opened('admin', [half], language);
      expect(page.text()).toContain(heading);
      expect(page.text()).toContain(how);
      const start = await page.everywhere.getHarness(MatButtonHarness.with({ text: check }));
      expect(await start.isDisabled()).toBe(true);
      await page.bed.happens('campaigns/changed', { campaignId: 'c1' });
      await page.bed.answer('/api/campaigns', [campaign({ contacts })]);
      expect(page.text()).not.toContain(heading);
      expect(await start.isDisabled()).toBe(false);
    },
  );

  it('are written with a list', async () => {
    const page = await opened('admin', []);
    await page.press('Write the first campaign');
    await page.everywhere.getHarness(MatDialogHarness);
    await page.material();
    await page.press('Save');
    expect(page.overlay().textContent).toContain('Paste numbers or choose a file.');
    await page.type('Name', 'Autumn');
    await choose(page.everywhere, 'SMS', 'app-campaign-dialog app-select-box');
    await page.type('Text', 'Hola[ {name}], abrimos.');
    await page.type('Numbers', 'phone,name\n+34612345678,Ana');
    await page.press('Save');
    const draft = { name: 'Autumn', channel: 'sms', text: 'Hola[ {name}], abrimos.' };
    const others = { perMinute: 30, perDay: null, evenInQuietHours: false };
    expect(await page.bed.answer('POST /api/campaigns', campaign())).toEqual({ ...draft, ...others });
    const result = { variables: ['name'], recipients: 1, duplicates: 0, faults: [], faultCount: 0 };
    await page.bed.answer('POST /api/campaigns/c1/list', result);
    await page.bed.answer('/api/campaigns', [campaign()]);
    expect(await page.toast()).toContain('Saved: Autumn. Recipients: 1');
    // It is open, and the keyboard goes on there.
    const shown = document.querySelector<HTMLDetailsElement>('[data-campaign="c1"]')!;
    expect(shown.open).toBe(true);
    expect(document.activeElement).toBe(shown.querySelector('summary'));
  });

  it('choose contacts by what their fields say', async () => {
    const page = await opened('admin', []);
    await page.press('Write the first campaign');
    await page.everywhere.getHarness(MatDialogHarness);
    await page.material(FIELDS);
    await page.type('Name', 'Autumn');
    await choose(page.everywhere, 'SMS', 'app-campaign-dialog app-select-box');
    await page.type('Text', 'Hola');
    await (await page.everywhere.getHarness(MatRadioButtonHarness.with({ label: /Contacts/ }))).check();
    const condition = (number: number) => `app-conditions-field li:nth-child(${number})`;
    for (const number of [1, 2, 3]) {
      await page.byKey('app-conditions-field .add');
      expect(document.activeElement?.getAttribute('aria-label')).toBe(`Condition ${number}`);
    }
    await choose(page.everywhere, 'Orders', `${condition(1)} app-select-box:nth-child(1)`);
    await choose(page.everywhere, 'is at most', `${condition(1)} app-select-box:nth-child(2)`);
    await choose(page.everywhere, 'Size', `${condition(2)} app-select-box:nth-child(1)`);
    await page.type('Value', '1,200.5');
    await page.press('Save');
    const wrong = [...page.overlay().querySelectorAll('app-conditions-field .wrong')];
    expect(wrong.map((one) => one.textContent.trim().slice(0, 15))).toEqual([
      'Write a number ',
      'Choose at least',
      'Write what it i',
    ]);
    await page.type('Value', ' 12,5');
    for (const label of ['M', 'L'])
      await (await page.everywhere.getHarness(MatCheckboxHarness.with({ label }))).check();
    await page.byKey('[aria-label="Remove condition 3"]');
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Condition 2');
    await page.press('Save');
    const conditions: ContactCondition[] = [
      { fieldId: 'f2', comparison: 'at-most', values: ['12,5'] },
      { fieldId: 'f3', comparison: 'one-of', values: ['M', 'L'] },
    ];
    const saved = campaign({ contacts: { conditions } });
    expect(await page.bed.answer('POST /api/campaigns', saved)).toMatchObject({ contacts: { conditions } });
    expect(await page.toast()).toBe('Saved: Autumn');

    // Opened again after a field has gone: that is told at once, the other is as it was.
    await page.press(/^Change/);
    await page.everywhere.getHarness(MatDialogHarness);
    await page.material(FIELDS.slice(0, 2));
    expect(page.overlay().querySelector<HTMLInputElement>('app-conditions-field input')!.value).toBe('12,5');
    expect(page.overlay().textContent).toContain('This field has been deleted.');
    await page.press('Save');
    expect(page.bed.server.match(({ method }) => method === 'PUT')).toEqual([]);
    await page.byKey('[aria-label="Remove condition 2"]');
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Condition 1');
    await page.press('Save');
    expect(await page.bed.answer('PUT /api/campaigns/c1', saved)).toMatchObject({
      contacts: { conditions: conditions.slice(0, 1) },
    });
  });
});
