import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatSlideToggleHarness } from '@angular/material/slide-toggle/testing';
import { TestBed } from '@angular/core/testing';
import type { Appointment, ReminderRules } from '@centralita/shared-types';
import type { Role } from '@centralita/shared-types/rules';
import { PeopleBed } from '../../people/testing/people-bed';
import { AgendaPage } from './agenda-page';
import { RulesPage } from './rules-page';

// A machine that may be busy.
const appointment = (changes: Partial<Appointment> = {}): Appointment => ({
  id: 'a-1',
  externalId: null,
  name: 'Lucía Prado',
  phone: '+34612345678',
  email: null,
  language: null,
  startsAt: Date.now(),
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  what: 'Check-up',
  where: 'Calle Mayor 3',
  with: null,
  note: null,
  state: 'booked',
  notices: [
    {
      id: 'n-1',
      kind: 'confirmation',
      at: Date.now() - 60_000,
      state: 'sent',
      stopped: null,
      channel: 'sms',
      conversationId: 'c-1',
      messageId: 'm-1',
      status: 'delivered',
      errorCode: null,
    },
  ],
  ...changes,
});

const RULES: ReminderRules = {
  timeZone: 'Europe/Madrid',
  language: 'es',
  quiet: { from: '21:00', to: '09:00' },
  rules: [
    {
      id: 'reminder-1',
      kind: 'reminder',
      on: true,
      minutes: 120,
      channels: ['sms'],
      evenIfConfirmed: false,
      texts: { es: 'Hola[ {name}]: {what}, {when}.' },
    },
  ],
};

const opened = async (
  page: typeof AgendaPage | typeof RulesPage,
  role: Role,
  language: 'en' | 'es' = 'en',
) => {
  const bed = new PeopleBed('appointments', language);
  const fixture = TestBed.createComponent<AgendaPage | RulesPage>(page);
  await bed.signIn(role);
  const element = fixture.nativeElement as HTMLElement;
  const loader = TestbedHarnessEnvironment.loader(fixture);
  return {
    bed,
    loader,
    element,
    text: () => element.textContent.replace(/\s+/g, ' '),
    press: async (text: string | RegExp) =>
      (await loader.getHarness(MatButtonHarness.with({ text }))).click(),
  };
};

describe('the agenda', () => {
  it('shows what was sent and answered, and changes it live and by a press', async () => {
    const { bed, text, press } = await opened(AgendaPage, 'agent');
    await bed.answer('/api/appointments', { items: [appointment()], next: null });
    expect(text()).toContain('Lucía Prado');
    expect(text()).toContain('Confirmation: delivered');
    expect(text()).toContain('Booked');

    await bed.happens('messages/changed', { messageId: 'another' });
    expect(bed.waiting('/api/appointments')).toBe(0);
    await bed.happens('appointments/changed', { appointmentId: 'a-1' });
    await bed.answer('/api/appointments', { items: [appointment({ state: 'confirmed' })], next: null });
    expect(text()).toContain('Confirmed');

    const pressed = press(/^Cancel it/);
    await bed.settle();
    const change = await bed.answer('PATCH /api/appointments/a-1', appointment({ state: 'cancelled' }));
    await pressed;
    expect(change).toEqual({ state: 'cancelled' });
    expect(text()).toContain('Cancelled');
  });

  it('says in Spanish what comes here, and why it cannot be shown', async () => {
    const { bed, text } = await opened(AgendaPage, 'agent', 'es');
    await bed.refuse('/api/appointments', 500, 'server/failed');
    expect(text()).not.toContain('Esta semana no hay citas');
    await bed.happens('appointments/changed', {});
    await bed.answer('/api/appointments', { items: [], next: null });
    expect(text()).toContain('Esta semana no hay citas');
  });
});

describe('the rules', () => {
  it('show what a customer would get and when, and are saved', async () => {
    const { bed, element, text, press, loader } = await opened(RulesPage, 'admin');
    await bed.answer('/api/reminder-rules', RULES);
    await bed.answer('/api/templates', { items: [], syncedAt: null, syncProblem: null });
    expect(text()).toContain('Hola Lucía: Revisión,');
    const area = element.querySelector('textarea')!;
    area.value = 'Hola {nombre}';
    area.dispatchEvent(new Event('input'));
    await bed.settle();
    expect(text()).toContain('{nombre} stands for nothing.');
    const [save] = await loader.getAllHarnesses(MatButtonHarness.with({ text: 'Save' }));
    expect(await save!.isDisabled()).toBe(true);
    area.value = 'Te esperamos: {when}';
    area.dispatchEvent(new Event('input'));
    await bed.settle();
    expect(text()).toMatch(/Te esperamos: \S+, \d+ de/);
    const saving = press('Save');
    await bed.settle();
    const sent = await bed.answer('PUT /api/reminder-rules', RULES);
    await saving;
    expect((sent as ReminderRules).rules[0]!.texts).toEqual({ es: 'Te esperamos: {when}' });
  });

  it('are read only for agents', async () => {
    const { bed, loader } = await opened(RulesPage, 'agent');
    await bed.answer('/api/reminder-rules', RULES);
    expect(await (await loader.getHarness(MatSlideToggleHarness)).isDisabled()).toBe(true);
    expect(await loader.getAllHarnesses(MatButtonHarness.with({ text: 'Save' }))).toEqual([]);
  });
});
