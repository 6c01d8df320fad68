import type { Macro } from '@centralita/shared-types';
import { KEEP, NEW_MACRO, draftOf, formOf, isWhole } from './macro-form';

const macro: Macro = {
  id: 'k1',
  name: 'Close',
  text: 'Bye',
  addLabels: [
    { id: 'l1', name: 'Invoices' },
    { id: 'l2', name: 'Gone' },
  ],
  assignee: { id: 'p2', name: 'Gone too' },
  team: { id: 't2', name: 'Gone as well' },
  state: 'snoozed',
  snoozeHours: 12,
  answeredBy: null,
  gone: ['Gone', 'Gone too', 'Gone as well'],
};
const known = { labelIds: new Set(['l1']), personIds: new Set(['p1']), teamIds: new Set(['t1']) };

describe('a macro while it is written', () => {
  it('is what was saved, without what is gone', () => {
    const form = formOf(macro, known);
    expect(draftOf(form)).toEqual({
      name: 'Close',
      text: 'Bye',
      addLabelIds: ['l1'],
      state: 'snoozed',
      snoozeHours: 12,
    });
    const given = { ...macro, addLabels: [], team: null, text: null, state: null, snoozeHours: null };
    const draftFor = (id: string) => draftOf(formOf({ ...given, assignee: { id, name: '' } }, known));
    expect(['p1', 'runner', ''].map((id) => draftFor(id))).toEqual(
      ['p1', 'runner', ''].map((assigneeId) => ({ name: 'Close', assigneeId })),
    );
    const teamed = (id: string) =>
      draftOf(formOf({ ...given, assignee: null, team: { id, name: '' } }, known));
    expect(['t1', ''].map((id) => teamed(id))).toEqual(
      ['t1', ''].map((teamId) => ({ name: 'Close', teamId })),
    );
  });

  it('is whole with a name and something to do, for hours that can be', () => {
    const named = { ...NEW_MACRO, name: 'Close' };
    expect(isWhole(named)).toBe(false);
    expect(isWhole({ ...named, state: 'done' })).toBe(true);
    expect(isWhole({ ...NEW_MACRO, state: 'done' })).toBe(false);
    expect(isWhole({ ...named, answeredBy: 'bot', state: KEEP })).toBe(true);
    for (const [hours, isGood] of [
      ['24', true],
      ['0', false],
      ['1.5', false],
      ['', false],
      ['8761', false],
    ] as const)
      expect(isWhole({ ...named, state: 'snoozed', hours })).toBe(isGood);
  });
});
