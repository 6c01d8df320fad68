import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatDialogHarness } from '@angular/material/dialog/testing';
import type { Campaign, CampaignDryRun } from '@centralita/shared-types';
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

const opened = async (role: Role, items: Campaign[], language: 'en' | 'es' = 'en') => {
  const bed = new PeopleBed('campaigns', language);
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
    expect(page.text()).toContain('2 of 2 sent');
    expect(page.text()).toContain('code 30003: 1');
    expect(page.text()).toContain('What it cost is unknown yet');
  });

  it('are written with a list', async () => {
    const page = await opened('admin', []);
    await page.press('Write the first campaign');
    await page.everywhere.getHarness(MatDialogHarness);
    await page.bed.answer('/api/templates', { items: [], syncedAt: null, syncProblem: null });
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
  });
});
