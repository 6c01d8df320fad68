import { readDay } from './day';
import { usageIntervals } from './usage-interval';

const TODAY = '2026-03-02';
const RANGE = { start: '2025-12-30', end: '2026-04-30' };

describe('usageIntervals', () => {
  it.each([
    ['AllTime', [['2025-12-30', '2026-04-30']]],
    ['Today', [['2026-03-02', '2026-03-02']]],
    ['Yesterday', [['2026-03-01', '2026-03-01']]],
    ['ThisMonth', [['2026-03-01', '2026-03-02']]],
    ['LastMonth', [['2026-02-01', '2026-02-28']]],
    [
      'Yearly',
      [
        ['2026-01-01', '2026-03-02'],
        ['2025-12-30', '2025-12-31'],
      ],
    ],
    [
      'Monthly',
      [
        ['2026-03-01', '2026-03-02'],
        ['2026-02-01', '2026-02-28'],
        ['2026-01-01', '2026-01-31'],
        ['2025-12-30', '2025-12-31'],
      ],
    ],
  ] as const)('%s', (list, expected) => {
    const found = usageIntervals(list, RANGE, TODAY).map(({ start, end }) => [start, end]);
    expect(found).toEqual(expected);
  });

  it('Daily, across the end of February', () => {
    const range = { start: '2026-02-27', end: '2026-03-01' };
    expect(usageIntervals('Daily', range, TODAY).map(({ start }) => start)).toEqual([
      '2026-03-01',
      '2026-02-28',
      '2026-02-27',
    ]);
  });
});

describe('readDay', () => {
  it.each([
    ['2026-02-01', '2026-02-01'],
    ['2026-02-01T10:00:00Z', '2026-02-01'],
    ['-30days', '2026-01-31'],
    ['+1day', '2026-03-03'],
    [' 1day', '2026-03-03'],
    ['2026-13-01', undefined],
    ['yesterday', undefined],
  ])('reads %j as %s', (text, expected) => {
    expect(readDay(text, TODAY)).toBe(expected);
  });
});
