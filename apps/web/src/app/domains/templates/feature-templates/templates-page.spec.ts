import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatDialogHarness } from '@angular/material/dialog/testing';
import type { MessageTemplate, TemplateList } from '@centralita/shared-types';
import type { Role } from '@centralita/shared-types/rules';
import { Toasts } from '../../../shared/ui/toasts';
import { PeopleBed } from '../../people/testing/people-bed';
import { TemplatesPage } from './templates-page';

// Forms are walked step by step as a person does, on a machine that may be busy.
const template = (id: string, changes: Partial<MessageTemplate> = {}): MessageTemplate => ({
  id,
  name: 'appointment_reminder',
  language: 'es',
  category: 'utility',
  body: 'Hola {{nombre}}, te esperamos mañana. ¿Vienes?',
  variables: [{ name: 'nombre', sample: 'Ana' }],
  buttons: [{ title: 'Confirmar', id: 'confirm' }],
  state: 'approved',
  rejection: null,
  updatedAt: Date.now() - 3_600_000,
  ...changes,
});
const REJECTED = template('t2', {
  name: 'welcome',
  state: 'rejected',
  rejection: 'INVALID_FORMAT: variables cannot be at the start or end of the template.',
});
const DRAFT = template('t3', { name: 'thanks', state: 'unsubmitted', category: null });

interface Opening {
  role?: Role;
  language?: 'en' | 'es';
  list?: Partial<TemplateList>;
}

const opened = async ({ role = 'admin', language = 'en', list = {} }: Opening = {}) => {
  const bed = new PeopleBed('templates', language);
  const fixture = TestBed.createComponent(TemplatesPage);
  await bed.signIn(role);
  await bed.answer('/api/templates', { items: [], syncedAt: 1, syncProblem: null, ...list });
  const element = fixture.nativeElement as HTMLElement;
  const everywhere = TestbedHarnessEnvironment.documentRootLoader(fixture);
  const overlay = (): HTMLElement => document.querySelector<HTMLElement>('mat-dialog-container')!;
  return {
    bed,
    everywhere,
    overlay,
    text: () => (element.textContent ?? '').replace(/\s+/g, ' '),
    press: async (text: string | RegExp) =>
      (await everywhere.getHarness(MatButtonHarness.with({ text }))).click(),
    pressable: async (text: string | RegExp) =>
      (await everywhere.getAllHarnesses(MatButtonHarness.with({ text }))).length,
    toast: () => TestBed.inject(Toasts).toasts().at(-1)?.text,
    type: async (label: string, value: string) => {
      const named = [...overlay().querySelectorAll('mat-form-field')].find((one) =>
        one.querySelector('mat-label')?.textContent?.includes(label),
      );
      const field = named!.querySelector<HTMLInputElement>('input, textarea')!;
      field.value = value;
      field.dispatchEvent(new Event('input'));
      field.dispatchEvent(new Event('change'));
      await bed.settle();
    },
  };
};

describe('the templates', () => {
  it('teach where there are none, and offer readers nothing to press', async () => {
    const reader = await opened({ role: 'agent', language: 'es' });
    expect(reader.text()).toContain('Todavía no hay ninguna plantilla');
    expect(await reader.pressable(/plantilla/)).toBe(0);
  });

  it('tell where each stands, why one was rejected, and what to do then', async () => {
    const page = await opened({ list: { items: [template('t1'), REJECTED, DRAFT] } });
    for (const state of ['Approved', 'Rejected', 'Not submitted']) expect(page.text()).toContain(state);
    expect(page.text()).toContain('variables cannot be at the start or end');
    expect(page.text()).toContain('Write one like it under another name');
    expect(page.text()).toContain('Hola Ana, te esperamos');
    await page.press(/Submit to WhatsApp \(thanks\)/);
    await page.bed.answer('POST /api/templates/t3/submit', { ...DRAFT, state: 'received' });
    expect(page.toast()).toBe('Submitted to WhatsApp: thanks');
    expect(page.text()).toContain('Submitted');
    await page.bed.happens('templates/approved', { templateId: 't3', name: 'thanks' });
    const items = [template('t1'), REJECTED, { ...DRAFT, state: 'approved' }];
    await page.bed.answer('/api/templates', { items, syncedAt: 2, syncProblem: null });
    expect(page.text()).not.toContain('Not submitted');
  });

  it('say that the provider could not be asked', async () => {
    const page = await opened({ list: { syncProblem: 'twilio/unauthorised' } });
    expect(page.text()).toContain("Twilio's list could not be read");
    await page.press('Synchronise');
    await page.bed.answer('POST /api/templates/sync', null);
    expect(page.toast()).toContain('Twilio is being asked');
  });

  it('are written with their variables, warned of what WhatsApp rejects, and submitted at once', async () => {
    const page = await opened();
    await page.press('Write the first template');
    await page.everywhere.getHarness(MatDialogHarness);
    await page.type('Name', 'Mesa Lista!');
    await page.type('Text', '{{name}}, your table is ready tonight, see you');
    expect(page.overlay().textContent).toContain('The text begins with a variable');
    await page.type('Text', 'Hello {{name}}, your table is ready tonight. Are you coming?');
    expect(page.overlay().textContent).not.toContain('begins with a variable');
    expect(page.overlay().querySelector('mark')?.textContent).toBe('{{name}}');
    await page.press('Save and submit');
    expect(page.overlay().textContent).toContain('Give an example of each value');
    await page.type('name', 'Eva');
    await page.type('Button 1', 'Yes');
    expect(page.overlay().querySelector('app-template-preview')?.textContent).toContain(
      'Hello Eva, your table',
    );
    await page.press('Save and submit');
    const request = page.bed.request('POST /api/templates');
    expect(request.request.body).toMatchObject({
      name: 'mesa_lista',
      language: 'en',
      category: 'utility',
      variables: [{ name: 'name', sample: 'Eva' }],
      buttons: [{ title: 'Yes' }],
    });
    request.flush({ ...DRAFT, id: 't9', name: 'mesa_lista' });
    await page.bed.settle();
    await page.bed.answer('POST /api/templates/t9/submit', { ...DRAFT, id: 't9', state: 'received' });
    // The dialog leaves slowly.
    for (let looks = 0; looks < 100 && !page.toast(); looks += 1) await page.bed.settle(50);
    expect(page.toast()).toBe('Saved: mesa_lista');
  });
});
