import { signal } from '@angular/core';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { MatButtonHarness } from '@angular/material/button/testing';
import { TestBed } from '@angular/core/testing';
import { ActivatedRoute, Router } from '@angular/router';
import type { CallItem, CallRecording } from '@centralita/shared-types';
import { jest } from '@jest/globals';
import { of } from 'rxjs';
import type { Role } from '@centralita/shared-types/rules';
import { Dialogs } from '../../../shared/ui/dialogs';
import { PhoneStore } from '../../softphone/api';
import { OWN, PeopleBed } from '../../people/testing/people-bed';
import type { CallsShown } from './call-log';
import { CallsPage } from './calls-page';

type Person = NonNullable<CallItem['person']>;

const MINUTE = 60_000;
const call = (id: string, more: Partial<CallItem> = {}): CallItem => ({
  id,
  direction: 'incoming',
  from: '+34911234567',
  to: '+12025550100',
  startedAt: Date.now() - 5 * MINUTE,
  answeredAt: null,
  endedAt: Date.now() - 4 * MINUTE,
  talkedSec: null,
  outcome: 'no-answer',
  missed: true,
  person: null,
  answeredBy: null,
  transfers: [],
  steps: [],
  ...more,
});
const ANSWERED = call('CA1', {
  outcome: 'completed',
  missed: false,
  talkedSec: 3725,
  answeredBy: { id: 'p1', name: 'Ben' },
  steps: [
    { flow: 'assistant', step: 'start', at: 1 },
    { flow: 'assistant', step: 'speech', at: 2 },
    { flow: 'person', step: 'finished', at: 3 },
    { flow: 'own-flow', step: 'start', at: 4 },
  ],
});

const opened = async (
  items: CallItem[],
  {
    shown = 'all',
    next = null,
    language = 'en',
    role = 'agent',
  }: { shown?: CallsShown; next?: string | null; language?: 'en' | 'es'; role?: Role } = {},
) => {
  const confirm = jest.fn(() => Promise.resolve(true));
  const isReady = signal(true);
  const inCall = signal(false);
  const phone = { line: { isReady }, inCall, dial: jest.fn(() => Promise.resolve()), prepare: jest.fn() };
  const bed = new PeopleBed('calls', language, [
    { provide: PhoneStore, useValue: phone },
    { provide: Dialogs, useValue: { confirm } },
    { provide: ActivatedRoute, useValue: { data: of({ shown }) } },
  ]);
  const fixture = TestBed.createComponent(CallsPage);
  await bed.signIn(role);
  const asked = bed.request('/api/calls');
  asked.flush({ items, next });
  await bed.settle(100);
  const loader = TestbedHarnessEnvironment.loader(fixture);
  const element = fixture.nativeElement as HTMLElement;
  return {
    bed,
    confirm,
    phone,
    isReady,
    inCall,
    element,
    url: asked.request.url,
    text: () => (element.textContent ?? '').replace(/\s+/g, ' '),
    rows: () => element.querySelectorAll('app-call-list li').length,
    callButton: () => element.querySelector<HTMLButtonElement>('app-call-list button'),
    press: async (text: string | RegExp) =>
      (await loader.getHarness(MatButtonHarness.with({ text }))).click(),
  };
};

describe('CallsPage', () => {
  it('says who, how it ended, how long and which way, in words', async () => {
    const { text } = await opened([ANSWERED, call('CA2', { from: 'anonymous' })]);
    expect(text()).toContain('+34 911 23 45 67');
    expect(text()).toContain('Ben answered · Assistant → To a person → Own flow');
    expect(text()).toContain('1:02:05');
    expect(text()).toContain('5 minutes ago');
    expect(text()).toContain('Hidden number Nobody answered');
  });

  it('says so in Spanish', async () => {
    const outgoing = call('CA3', {
      direction: 'outgoing',
      from: '+12025550100',
      to: 'agent_1',
      outcome: 'busy',
      missed: false,
      person: { id: 'p2', name: 'Ana' },
    });
    const { text } = await opened([ANSWERED, outgoing], { language: 'es' });
    expect(text()).toContain('Contestó Ben · Asistente → A una persona');
    expect(text()).toContain('Alguien del equipo Comunicaba · Llamó Ana');
  });

  it('says to whom a call was given, and with whom it goes on', async () => {
    const [ana, ben, eva] = ['Ana', 'Ben', 'Eva'].map((name) => ({ id: name, name })) as [
      Person,
      Person,
      Person,
    ];
    const items = [
      call('CA1', {
        endedAt: null,
        answeredAt: 1,
        answeredBy: ana,
        missed: false,
        transfers: [
          { at: 1, by: ana, to: ben, number: null, takenAt: 2, takenBy: eva },
          { at: 3, by: eva, to: null, number: '+34911234567', takenAt: null, takenBy: null },
        ],
      }),
    ];
    const { text, bed } = await opened(items, { language: 'es' });
    expect(text()).toContain('Sonando: +34 911 23 45 67');
    expect(text()).toContain('Ana la pasó a Ben y la cogió Eva · Eva la está pasando a +34 911 23 45 67');
    await bed.happens('calls/transferred');
    bed.request('/api/calls').flush({ items: [], next: null });
  });

  describe('what was recorded', () => {
    const recording = (state: CallRecording['state'], more: Partial<CallRecording> = {}): CallRecording => ({
      id: state,
      recordedAt: Date.UTC(2026, 0, 2, 10, 30),
      durationSec: 64,
      channels: 2,
      consent: 'agreed',
      state,
      problem: null,
      transcript: null,
      eraseAt: Date.UTC(2026, 3, 2, 12),
      erasedAt: null,
      erasedBy: null,
      ...more,
    });
    const recorded = (...recordings: CallRecording[]) => [{ ...ANSWERED, recordings }];

    it('is played, with how that was allowed and until when it is kept', async () => {
      const { text, element } = await opened(recorded(recording('stored')));
      expect(text()).toContain('They agreed by pressing 1');
      expect(text()).toContain('Kept until Apr 2, 2026');
      const group = element.querySelector('[role=group]');
      expect(group?.getAttribute('aria-label')).toMatch(
        /^Recording of the call with \+34 911 23 45 67, 1\/2\/26, /,
      );
      const file = element.querySelector('a[download]');
      expect(file?.getAttribute('href')).toBe(`/api/recordings/stored/audio?organisation=${OWN}`);
      expect(file?.getAttribute('download')).toMatch(/^2026-01-02T\d\d\.30\.wav$/);
      expect(text()).not.toContain('Delete');
      expect(text()).not.toContain('Part 1');
    });

    it('says which part is which where hold has made several of it', async () => {
      const { element } = await opened(recorded(recording('stored'), recording('stored', { id: 'r2' })));
      const parts = [...element.querySelectorAll('app-recording-list > [role=group]')];
      expect(parts.map((part) => part.getAttribute('aria-label'))).toEqual(['Part 1 of 2', 'Part 2 of 2']);
      expect(parts.map((part) => part.querySelector('p')?.textContent)).toEqual([
        'Part 1 of 2',
        'Part 2 of 2',
      ]);
    });

    it('is read, with who said what and when, or why it cannot be', async () => {
      const lines = [
        { side: 'outside' as const, atSec: 0, text: 'Where is my order?' },
        { side: 'team' as const, atSec: 64, text: 'On its way.' },
      ];
      const { text, element } = await opened(
        recorded(
          recording('stored', { transcript: { lines, problem: null } }),
          recording('stored', { id: 'r2', transcript: { lines: [], problem: null } }),
          recording('stored', { id: 'r3', transcript: { lines: null, problem: 'no-transcriber' } }),
          recording('stored', { id: 'r4', transcript: { lines: null, problem: null } }),
        ),
      );
      const said = [...element.querySelectorAll('details li')].map((line) =>
        line.textContent?.replace(/\s+/g, ' ').trim(),
      );
      expect(said).toEqual(['0:00They: Where is my order?', '1:04Your team: On its way.']);
      expect(text()).toContain('Nothing was said.');
      expect(text()).toContain('this server has no speech recognition set up');
      expect(text()).toContain('It is being written down…');
    });

    it('says where there is nothing to hear, and why', async () => {
      const erasedBy = { id: 'p1', name: 'Eva' };
      const { text, element, press, bed } = await opened(
        recorded(
          recording('waiting'),
          recording('failed', { problem: 'too-large' }),
          recording('erased', { erasedAt: 1 }),
          recording('erased', { id: 'other', erasedAt: 1, erasedBy }),
        ),
        { language: 'es' },
      );
      expect(text()).toContain('La grabación está en camino');
      expect(text()).toContain('Es más larga de lo que admite este servidor');
      expect(text()).toContain('se cumplió su plazo');
      expect(text()).toContain('Eva borró la grabación');
      expect(element.querySelector('app-sound-player')).toBeNull();
      await press(/Traerla otra vez/);
      await bed.settle();
      await bed.answer('POST /api/recordings/failed/fetch', null);
    });

    it('is deleted by an admin, who is asked first', async () => {
      const { press, bed, confirm, text } = await opened(recorded(recording('stored')), { role: 'admin' });
      confirm.mockResolvedValueOnce(false);
      await press(/^\s*Delete/);
      await press(/^\s*Delete/);
      await bed.settle();
      expect(confirm).toHaveBeenCalledTimes(2);
      await bed.answer('DELETE /api/recordings/stored', null);
      // That call alone is asked for again, wherever in the list it stands.
      await bed.happens('recordings/changed', { callSid: 'CA1' });
      const gone = recording('erased', { erasedAt: 1 });
      await bed.answer('/api/calls/CA1', { ...ANSWERED, recordings: [gone] });
      await bed.settle();
      expect(text()).toContain('its time was over');
    });
  });

  it('calls back in one click, and not during a call', async () => {
    const { bed, phone, callButton, inCall } = await opened([call('CA1')]);
    expect(callButton()?.ariaLabel ?? callButton()?.getAttribute('aria-label')).toBe('Call +34 911 23 45 67');
    callButton()?.click();
    await bed.settle();
    expect(phone.dial).toHaveBeenCalledWith('+34911234567');
    inCall.set(true);
    await bed.settle();
    expect(callButton()?.disabled).toBe(true);
  });

  it('puts the number into the phone where that is not ready', async () => {
    const { bed, phone, callButton, isReady } = await opened([call('CA1')]);
    const go = jest.spyOn(TestBed.inject(Router), 'navigateByUrl').mockResolvedValue(true);
    isReady.set(false);
    callButton()?.click();
    await bed.settle();
    expect(phone.dial).not.toHaveBeenCalled();
    expect(phone.prepare).toHaveBeenCalledWith('+34911234567');
    expect(go).toHaveBeenCalledWith('/phone');
  });

  it('asks for what is shown, and says what its absence means', async () => {
    const { url, text } = await opened([], { shown: 'missed' });
    expect(url).toBe(`/api/calls?organisation=${OWN}&missed=true`);
    expect(text()).toContain('No missed calls');
  });

  it('takes in what happens, and older ones on demand', async () => {
    const { bed, rows, press } = await opened([call('CA5')], { next: 'c1' });
    await bed.happens('calls/ringing');
    await bed.answer('/api/calls', { items: [call('CA6', { endedAt: null }), call('CA5')], next: 'c1' });
    expect(rows()).toBe(2);
    const pressed = press('Show older calls');
    await bed.settle();
    const older = bed.request('/api/calls');
    expect(older.request.url).toBe(`/api/calls?organisation=${OWN}&before=c1`);
    older.flush({ items: [call('CA1')], next: null });
    await pressed;
    await bed.settle();
    expect(rows()).toBe(3);
  });

  it('says why nothing is shown', async () => {
    const { bed, text } = await opened([]);
    await bed.happens('calls/ended');
    await bed.refuse('/api/calls', 403, 'access/role');
    expect(text()).toContain('Detail of access/role');
  });
});
