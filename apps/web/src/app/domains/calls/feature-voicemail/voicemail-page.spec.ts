import { signal } from '@angular/core';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import type { VoicemailItem } from '@centralita/shared-types';
import { jest } from '@jest/globals';
import type { Role } from '@centralita/shared-types/rules';
import { Dialogs } from '../../../shared/ui/dialogs';
import { PhoneStore } from '../../softphone/api';
import { OWN, PeopleBed } from '../../people/testing/people-bed';
import { FakeWaveforms } from '../testing/fake-waveforms';
import { WaveformLibrary } from '../ui/waveform-library';
import { VoicemailPage } from './voicemail-page';

const message = (id: string, more: Partial<VoicemailItem> = {}): VoicemailItem => ({
  id,
  callId: 'CA1',
  from: '+34911234567',
  to: '+12025550100',
  receivedAt: Date.now() - 300_000,
  durationSec: 12,
  state: 'stored',
  transcript: 'Please call me back.',
  transcriptProblem: null,
  heardAt: null,
  heardBy: null,
  ...more,
});

const opened = async (items: VoicemailItem[], language: 'en' | 'es' = 'en', role: Role = 'agent') => {
  const phone = {
    line: { isReady: signal(true) },
    inCall: signal(false),
    dial: jest.fn(),
    prepare: jest.fn(),
  };
  const waves = new FakeWaveforms();
  const bed = new PeopleBed('calls', language, [
    { provide: PhoneStore, useValue: phone },
    { provide: WaveformLibrary, useValue: waves },
    { provide: Dialogs, useValue: { confirm: () => Promise.resolve(true) } },
  ]);
  const fixture = TestBed.createComponent(VoicemailPage);
  await bed.signIn(role);
  const unheard = items.filter(({ heardAt }) => heardAt === null).length;
  const asked = bed.server.match(({ url }) => url.startsWith('/api/voicemails?'));
  for (const request of asked) request.flush({ items, next: null, unheard });
  await bed.settle(100);
  const element = fixture.nativeElement as HTMLElement;
  const loader = TestbedHarnessEnvironment.loader(fixture);
  return {
    bed,
    phone,
    waves,
    element,
    play: async () => (await loader.getHarness(MatButtonHarness.with({ selector: '.play' }))).click(),
    text: () => (element.textContent ?? '').replace(/\s+/g, ' '),
    press: async (text: string | RegExp) =>
      (await loader.getHarness(MatButtonHarness.with({ text }))).click(),
  };
};

describe('VoicemailPage', () => {
  it('counts what is new, plays, and marks what was played', async () => {
    const { bed, element, text, waves, play } = await opened([message('m1')]);
    expect(text()).toContain('+34 911 23 45 67');
    expect(text()).toContain('Please call me back.');
    expect(element.querySelector('.badge')?.textContent).toBe('1');
    await play();
    await bed.settle();
    expect(waves.loaded).toEqual([`/api/voicemails/m1/audio?organisation=${OWN}`]);
    const heard = message('m1', { heardAt: Date.now(), heardBy: { id: 'me', name: 'Ana Ruiz' } });
    expect(await bed.answer('PUT /api/voicemails/m1/heard', heard)).toEqual({ heard: true });
    expect(text()).toContain('Heard by Ana Ruiz');
  });

  it('is silent as soon as one talks', async () => {
    const { bed, phone, element, play } = await opened([message('m1', { heardAt: 1 })]);
    await play();
    await bed.settle();
    expect(element.querySelector('.play')?.getAttribute('aria-label')).toBe('Pause');
    phone.inCall.set(true);
    await bed.settle();
    expect(element.querySelector('.play')?.getAttribute('aria-label')).toBe('Play');
  });

  it('calls back in one click', async () => {
    const { phone, press } = await opened([message('m1')]);
    await press(/Call back/);
    expect(phone.dial).toHaveBeenCalledWith('+34911234567');
  });

  it('is deleted by an admin, who is asked first; others have no such button', async () => {
    const { bed, text, press } = await opened(
      [message('m1'), message('m2', { from: '+34922222222' })],
      'es',
      'admin',
    );
    await press(/^\s*Borrar.*911/);
    await bed.settle();
    await bed.answer('DELETE /api/voicemails/m1', null);
    expect(text()).not.toContain('+34 911 23 45 67');
    expect(text()).toContain('+34 922 22 22 22');
  });

  it('cannot be deleted by an agent', async () => {
    expect((await opened([message('m1')])).text()).not.toContain('Delete');
  });

  it('says what is missing, and what nobody has left', async () => {
    const items = [
      message('m1', { state: 'waiting', transcript: null, from: 'anonymous' }),
      message('m2', { transcript: null, transcriptProblem: 'no-transcriber' }),
    ];
    const { text, element } = await opened(items, 'es');
    expect(text()).toContain('Número oculto');
    expect(text()).toContain('La grabación está en camino');
    expect(text()).toContain('no tiene reconocimiento de voz');
    expect(element.querySelectorAll('app-sound-player')).toHaveLength(1);
  });
});
