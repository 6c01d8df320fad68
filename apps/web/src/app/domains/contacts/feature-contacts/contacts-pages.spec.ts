import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatDialogHarness } from '@angular/material/dialog/testing';
import { MatInputHarness } from '@angular/material/input/testing';
import { ActivatedRoute, Router, convertToParamMap } from '@angular/router';
import type { ContactEntry, ContactField, Customer, PersonCopy } from '@centralita/shared-types';
import type { Role } from '@centralita/shared-types/rules';
import { provideTranslocoScope } from '@jsverse/transloco';
import { jest } from '@jest/globals';
import { BehaviorSubject } from 'rxjs';
import { PhoneStore } from '../../softphone/api';
import { choose } from '../../../shared/ui/testing/choose';
import { PeopleBed } from '../../people/testing/people-bed';
import { ContactFieldsPage } from '../feature-fields/contact-fields-page';
import { ContactPage } from './contact-page';
import { ContactsPage } from './contacts-page';

// Forms are walked step by step as a person does, on a machine that may be busy.
jest.setTimeout(60_000);

const ANA: ContactEntry = {
  ...{ id: 'c1', channel: 'sms', address: '+34612345678', name: 'Ana Ruiz', customerId: null },
};
const CUSTOMER: Customer = {
  name: 'Ana Ruiz',
  note: 'Mornings',
  fields: [],
  addresses: [
    {
      ...{ contactId: 'c1', channel: 'sms', address: '+34612345678', name: 'Ana Ruiz' },
      ...{ joined: false, conversationId: 'v1' },
    },
  ],
};
const COPY: PersonCopy = {
  ...{ id: 'k1', state: 'waiting', askedBy: 'Ana', askedAt: 1_900_000_000_000, bytes: null },
  problem: null,
  expiresAt: 1_900_600_000_000,
};
const EMPTY = { items: [], next: null };

const opened = async (
  page: typeof ContactsPage | typeof ContactPage | typeof ContactFieldsPage,
  role: Role,
  language: 'en' | 'es' = 'en',
) => {
  const phone = { inCall: () => false, line: { isReady: () => false }, prepare: jest.fn() };
  const shown = new BehaviorSubject(convertToParamMap({ contact: 'c1' }));
  const route = { paramMap: shown };
  const bed = new PeopleBed('contacts', language, [
    provideTranslocoScope('inbox'),
    { provide: PhoneStore, useValue: phone },
    { provide: ActivatedRoute, useValue: route },
  ]);
  const fixture = TestBed.createComponent<ContactsPage | ContactPage | ContactFieldsPage>(page);
  await bed.signIn(role);
  const element = fixture.nativeElement as HTMLElement;
  const loader = TestbedHarnessEnvironment.documentRootLoader(fixture);
  return {
    ...{ bed, loader, element },
    show: (contact: string) => shown.next(convertToParamMap({ contact })),
    text: () => element.textContent.replace(/\s+/g, ' '),
    press: async (text: string | RegExp) =>
      (await loader.getHarness(MatButtonHarness.with({ text }))).click(),
    pressable: async (text: string | RegExp) =>
      (await loader.getAllHarnesses(MatButtonHarness.with({ text }))).length,
  };
};

describe('contacts', () => {
  it('teach where there are none, are added by hand, and offer agents no lists', async () => {
    const page = await opened(ContactsPage, 'agent', 'es');
    await page.bed.answer('/api/contacts/list', EMPTY);
    expect(page.text()).toContain('Todavía no hay contactos');
    expect(await page.pressable('Importar')).toBe(0);
    const go = jest.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    await page.press('Nuevo contacto');
    const [name, address] = await page.loader.getAllHarnesses(MatInputHarness);
    await name!.setValue('Ana Ruiz');
    await address!.setValue('+34612345678');
    await page.press('Guardar');
    const sent = await page.bed.answer('POST /api/contacts', ANA, 201);
    expect(sent).toEqual({ channel: 'sms', address: '+34612345678', name: 'Ana Ruiz' });
    // The dialog leaves slowly.
    for (let looks = 0; looks < 100 && go.mock.calls.length === 0; looks += 1) await page.bed.settle(50);
    expect(go).toHaveBeenCalledWith(['/contacts', 'c1']);
  });

  it('show each by name, and one with what can be done', async () => {
    const list = await opened(ContactsPage, 'admin');
    await list.bed.answer('/api/contacts/list', EMPTY);
    expect(list.text()).toContain('Whoever writes to you appears here.');
    await list.bed.happens('messages/received', { conversationId: 'v1', messageId: 'm1' });
    await list.bed.answer('/api/contacts/list', { items: [ANA], next: null });
    expect(list.text()).toContain('Ana Ruiz');
    expect(list.element.querySelector('a[href="/contacts/c1"]')).not.toBeNull();
    expect(await list.pressable('Import')).toBe(1);
  });

  it('come in from a list, whose faults are told with the names that people know', async () => {
    const page = await opened(ContactsPage, 'admin', 'es');
    await page.bed.answer('/api/contacts/list', EMPTY);
    await page.press('Importar');
    const dialog = await page.loader.getHarness(MatDialogHarness);
    const picker = document.querySelector<HTMLInputElement>('mat-dialog-container input[type=file]')!;
    Object.defineProperty(picker, 'files', { value: [new File(['Nombre;Teléfono;Talla'], 'lista.csv')] });
    picker.dispatchEvent(new Event('change'));
    await page.bed.settle();
    await page.bed.answer('POST /api/contacts/import', {
      lines: [{ line: 2, name: 'Ana', phone: '+34612345678', email: null, others: ['ana@example.com'] }],
      faults: [
        { line: 1, column: 'Talla', code: 'unknown-column', value: 'Talla' },
        { line: 1, column: 'Nombre', code: 'same-column', value: 'Cliente' },
        { line: 2, column: 'email', code: 'of-another', value: 'info@example.com' },
        { line: 3, column: 'phone', code: 'wrong-shape', value: 'abc' },
        { line: 3, column: 'Visitas', code: 'wrong-shape', value: 'x' },
      ],
      ...{ faultsCsv: '', added: 0, changed: 0 },
    });
    const shown = await dialog.getText();
    // A column that is not used makes no line wrong, and a line with two faults is one.
    expect(shown).toContain('Correctas: 1. Por corregir: 1.');
    expect(shown).toContain('la columna «Talla» no se usa.');
    expect(shown).toContain('la columna «Cliente» no se usa: es lo mismo que «Nombre».');
    expect(shown).toContain('el correo info@example.com no se usa en esta línea');
    expect(shown).toMatch(/Ana · \+34 612 34 56 78 · ana@example.com/);
    expect(shown).toContain('no se entiende el teléfono: abc');
    expect(shown).toContain('no se entiende Visitas: x');
    await page.press('Cancelar');
  });

  it('are named, described, handed out and erased on a page of their own', async () => {
    const page = await opened(ContactPage, 'admin');
    await page.bed.answer('/api/contacts/c1', CUSTOMER);
    expect(page.text()).toContain('How to reach them');
    const note = await page.loader.getHarness(MatInputHarness.with({ selector: 'textarea' }));
    expect(await note.getValue()).toBe('Mornings');
    await note.setValue('Evenings');
    await page.press('Save');
    const sent = await page.bed.answer('PATCH /api/contacts/c1', { ...CUSTOMER, note: 'Evenings' });
    expect(sent).toEqual({ note: 'Evenings' });

    // A copy is asked for, is being made, and is there.
    await page.bed.answer('GET /api/contacts/c1/copies', []);
    await page.press('Ask for a copy');
    const asked = await page.bed.answer('POST /api/contacts/c1/copies', COPY, 202);
    expect(asked).toEqual({ language: 'en' });
    expect(page.text()).toMatch(/Being made.*Asked for by Ana/);
    expect(await page.pressable('Download')).toBe(0);
    await page.bed.happens('contacts/changed', { contactId: 'c1' });
    await page.bed.answer('GET /api/contacts/c1/copies', [
      { ...COPY, id: 'k0', state: 'failed', problem: 'interrupted' },
    ]);
    expect(await page.pressable('Try again')).toBe(1);
    await page.bed.happens('contacts/changed', { contactId: 'c1' });
    await page.bed.answer('GET /api/contacts/c1/copies', [
      { ...COPY, state: 'ready', bytes: 2_340_000 },
      { ...COPY, id: 'k0', state: 'failed' },
    ]);
    expect(await page.pressable('Try again')).toBe(0);
    expect(page.text()).toMatch(/Ready.*2.3 MB.*Failed.*could not be made/);
    expect(await page.pressable(/Download/)).toBe(1);

    const go = jest.spyOn(TestBed.inject(Router), 'navigateByUrl').mockResolvedValue(true);
    await page.press('Erase this person');
    expect(document.body.textContent).toContain('Erase Ana Ruiz?');
    await page.press('Erase everything');
    await page.bed.answer('POST /api/contacts/c1/erase', null, 202);
    for (let looks = 0; looks < 100 && go.mock.calls.length === 0; looks += 1) await page.bed.settle(50);
    expect(go).toHaveBeenCalledWith('/contacts');
  });

  it('keep what is typed when a colleague saves the other field, and for no other contact', async () => {
    const page = await opened(ContactPage, 'agent');
    await page.bed.answer('/api/contacts/c1', CUSTOMER);
    const note = async () => page.loader.getHarness(MatInputHarness.with({ selector: 'textarea' }));
    const name = async () => page.loader.getHarness(MatInputHarness.with({ selector: 'input' }));
    await (await note()).setValue('Evenings');
    await page.bed.happens('contacts/changed', { contactId: 'c1' });
    // The panel beside asks the same.
    const asked = page.bed.server.match((one) => one.url.startsWith('/api/contacts/c1?'));
    const changed = { ...CUSTOMER, name: 'Ana Ruiz Soler', note: 'Afternoons' };
    for (const one of asked) one.flush(changed);
    await page.bed.settle();
    expect(await (await name()).getValue()).toBe('Ana Ruiz Soler');
    expect(await (await note()).getValue()).toBe('Evenings');
    page.show('c2');
    await page.bed.answer('/api/contacts/c2', { ...CUSTOMER, name: 'Ben Roca', note: 'Afternoons' });
    expect(await (await name()).getValue()).toBe('Ben Roca');
    expect(await (await note()).getValue()).toBe('Afternoons');
    // A note that a colleague is writing now is not replaced by the one that this page has.
    await (await name()).setValue('Ben Roca Gil');
    await page.press('Save');
    const sent = await page.bed.answer('PATCH /api/contacts/c2', { ...CUSTOMER, name: 'Ben Roca Gil' });
    expect(sent).toEqual({ name: 'Ben Roca Gil' });
  });

  it('have fields, which administrators add, change, put in order and delete', async () => {
    const size: ContactField = { id: 'f1', name: 'Size', kind: 'choice', choices: ['M', 'L'] };
    const born: ContactField = { id: 'f2', name: 'Birthday', kind: 'date', choices: [] };
    const page = await opened(ContactFieldsPage, 'admin');
    await page.bed.answer('GET /api/contact-fields', []);
    expect(page.text()).toContain('No fields yet');
    await page.press('New field');
    const name = await page.loader.getHarness(MatInputHarness.with({ ancestor: 'mat-dialog-container' }));
    await name.setValue('Size');
    await choose(page.loader, 'Choice from a list', 'mat-dialog-container app-select-box');
    const choices = await page.loader.getHarness(MatInputHarness.with({ selector: 'textarea' }));
    await choices.setValue('M\n L \nM\n');
    await page.press('Save');
    const sent = await page.bed.answer('POST /api/contact-fields', size, 201);
    expect(sent).toEqual({ name: 'Size', kind: 'choice', choices: ['M', 'L'] });
    await page.bed.answer('GET /api/contact-fields', [size, born]);
    expect(page.text()).toMatch(/Size\s+Choice from a list\s+· M, L/);
    page.element.querySelector<HTMLElement>('[aria-label="Move Birthday up"]')!.click();
    await page.bed.settle();
    const order = await page.bed.answer('PUT /api/contact-fields/order', [born, size]);
    expect(order).toEqual({ ids: ['f2', 'f1'] });
    expect(page.text()).toMatch(/Birthday.*Size/);
    await page.press(/Delete Birthday/);
    await page.press('Delete the field');
    await page.bed.answer('DELETE /api/contact-fields/f2', null, 204);
    expect(page.text()).not.toContain('Birthday');
  });
});
