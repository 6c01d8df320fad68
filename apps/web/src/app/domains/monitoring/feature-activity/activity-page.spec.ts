import { TestBed } from '@angular/core/testing';
import type { ActivityItem } from '@centralita/shared-types';
import { ACTIVITY_KINDS, type ActivityKind } from '@centralita/shared-types/rules';
import { PeopleBed } from '../../people/testing/people-bed';
import { ActivityPage } from './activity-page';

let ids = 0;
const item = (kind: ActivityItem['kind'], data: ActivityItem['data'], names = {}): ActivityItem => ({
  id: String(++ids),
  kind,
  at: Date.now() - ids * 100_000,
  data,
  organisationId: 'organisation-1',
  names,
});
const call = (kind: ActivityItem['kind'], data: ActivityItem['data'], names = {}): ActivityItem =>
  item(
    kind,
    { callSid: `CA${++ids}`, direction: 'incoming', from: '+34***567', to: '+1***100', ...data },
    names,
  );

describe('ActivityPage', () => {
  it.each([
    [
      'en',
      [
        'Ben took a call from +34\u2009•••\u2009567.',
        'Nobody answered a call from a hidden number.',
        'Ana called +1\u2009•••\u2009100: busy.',
        'Café Aurora was created.',
        'Ana joined.',
        'A message came in.',
      ],
    ],
    [
      'es',
      [
        'Ben atendió una llamada de +34\u2009•••\u2009567.',
        'Llamó un número oculto y nadie contestó.',
        'Ana llamó a +1\u2009•••\u2009100: comunicaba.',
        'Se ha creado Café Aurora.',
        'Ana se ha incorporado.',
        'Ha llegado un mensaje.',
      ],
    ],
  ] as const)('tells in sentences with names, a viewer too (%s)', async (language, sentences) => {
    const bed = new PeopleBed('monitoring', language);
    const element = TestBed.createComponent(ActivityPage).nativeElement as HTMLElement;
    await bed.signIn('viewer');
    await bed.answer('/api/activities', {
      items: [
        call('calls/ended', { answeredBy: 'ben', outcome: 'completed' }, { ben: 'Ben' }),
        call('calls/ended', { from: 'anonymous', outcome: 'no-answer' }),
        call('calls/ended', { direction: 'outgoing', personId: 'ana', outcome: 'busy' }, { ana: 'Ana' }),
        item('organisations/created', { organisationId: 'o2' }, { o2: 'Café Aurora' }),
        item('people/joined', { personId: 'ana' }, { ana: 'Ana' }),
        item('conversations/changed', { conversationId: 'c1' }),
        item('messages/received', { conversationId: 'c1', messageId: 'm1' }),
      ],
      next: null,
    });
    const lines = [...element.querySelectorAll('li .grow')].map((line) => line.textContent);
    expect(lines).toEqual(sentences);
  });

  it.each(['en', 'es'] as const)('has words for whatever can happen (%s)', async (language) => {
    const bed = new PeopleBed('monitoring', language);
    const element = TestBed.createComponent(ActivityPage).nativeElement as HTMLElement;
    await bed.signIn('admin');
    // These stand in no list of what happened.
    const unlisted: readonly ActivityKind[] = ['flows/walked', 'calls/billed'];
    const kinds = ACTIVITY_KINDS.filter((kind) => !unlisted.includes(kind));
    await bed.answer('/api/activities', { items: kinds.map((kind) => item(kind, {})), next: null });
    const lines = [...element.querySelectorAll('li .grow')].map((line) => line.textContent);
    expect(lines.length).toBeGreaterThan(25);
    expect(lines.filter((line) => !/ .*\.$/.test(line))).toEqual([]);
  });
});
