import { judge, Ledger, violations } from './ledger.mjs';
import { randomOf } from './random.mjs';

const heard = (...lines: string[]): Ledger => {
  const ledger = new Ledger();
  for (const line of lines) ledger.hear(line);
  return ledger;
};
const effect = (rowId: string, attempt = 1): { rowId: string; attempt: number } => ({ rowId, attempt });

describe('the verdict on a database', () => {
  const ledger = heard('up', 'A a', 'A b', 'R undone', 'E broken database/unavailable', 'paused');

  it('is good where all that was promised is there once', () => {
    const verdict = judge(ledger, {
      rows: ['a', 'b', 'killed-before-it-was-told'],
      effects: [effect('a'), effect('b', 2), effect('killed-before-it-was-told')],
    });
    expect(violations(verdict)).toBe(0);
    expect(verdict).toMatchObject({ acknowledged: 2, rows: 3, repeated: 1, inDoubt: 0 });
  });

  it.each([
    ['a promised row is gone', 'lost', ['a'], [effect('a')]],
    ['a job had no effect', 'jobsLost', ['a', 'b'], [effect('a')]],
    ['a job had two effects', 'doubled', ['a', 'b'], [effect('a'), effect('b'), effect('b', 2)]],
    [
      'a unit that was undone is there',
      'undoneKept',
      ['a', 'b', 'undone'],
      ['a', 'b', 'undone'].map((id) => effect(id)),
    ],
    [
      'an effect stands without its row',
      'strayEffects',
      ['a', 'b'],
      ['a', 'b', 'undone'].map((id) => effect(id)),
    ],
  ] as const)('is bad where %s', (_what, name, rows, effects) => {
    const verdict = judge(ledger, { rows: [...rows], effects: [...effects] });
    expect(verdict[name]).toBe(1);
    expect(violations(verdict)).toBe(1);
  });

  it('tells of units that were kept though they seemed to fail', () => {
    const rows = ['a', 'b', 'broken'];
    expect(judge(ledger, { rows, effects: rows.map((id) => effect(id)) })).toMatchObject({ inDoubt: 1 });
  });
});

it('has the same moments for the same seed', () => {
  const [first, second, other] = [randomOf(7), randomOf(7), randomOf(8)];
  const some = Array.from({ length: 1000 }, () => first());
  expect(Array.from({ length: 1000 }, () => second())).toEqual(some);
  expect(other()).not.toBe(some[0]);
  expect(some.every((number) => number >= 0 && number < 1)).toBe(true);
  expect(new Set(some).size).toBe(1000);
});
