import type { OpenPeriod } from '@centralita/shared-types';
import { isOpen } from './is-open';

const PERIODS: OpenPeriod[] = [
  { day: 'mon', from: '09:00', to: '14:00' },
  { day: 'mon', from: '16:00', to: '19:30' },
  { day: 'sun', from: '01:00', to: '04:00' },
];
const inMadrid = (utc: string, holidays: string[] = []): boolean =>
  isOpen({ periods: PERIODS, holidays }, Date.parse(utc), 'Europe/Madrid');

it.each([
  // Monday, in winter: Madrid is one hour ahead.
  ['2026-11-30T07:59Z', false],
  ['2026-11-30T08:00Z', true],
  ['2026-11-30T12:59Z', true],
  ['2026-11-30T13:00Z', false],
  ['2026-11-30T15:00Z', true],
  ['2026-11-30T18:30Z', false],
  // Tuesday.
  ['2026-12-01T09:00Z', false],
  // In summer it is two.
  ['2026-06-01T07:00Z', true],
  // The night when 02:00 becomes 03:00.
  ['2026-03-29T00:59Z', true],
  ['2026-03-29T01:00Z', true],
  ['2026-03-29T02:00Z', false],
])('at %s: %s', (utc, open) => {
  expect(inMadrid(utc)).toBe(open);
});

it('goes by the clock of the zone, not of the machine', () => {
  const at = Date.parse('2026-11-30T08:30Z');
  const periods = { periods: PERIODS };
  expect([isOpen(periods, at, 'Europe/Madrid'), isOpen(periods, at, 'America/New_York')]).toEqual([
    true,
    false,
  ]);
});

it('is closed on holidays, of one year or of every year, by the date of the zone', () => {
  // Mondays at nine in Madrid.
  const [monday, nextYears] = ['2026-11-30T08:30Z', '2027-11-29T08:30Z'];
  expect([
    inMadrid(monday, ['2026-11-30']),
    inMadrid(monday, ['11-30']),
    inMadrid(monday, ['2025-11-30']),
  ]).toEqual([false, false, true]);
  expect([inMadrid(nextYears, ['2026-11-29']), inMadrid(nextYears, ['11-29'])]).toEqual([true, false]);
  // It is Sunday there already, and Saturday still in UTC.
  expect([inMadrid('2026-11-29T00:30Z'), inMadrid('2026-11-29T00:30Z', ['11-29'])]).toEqual([true, false]);
});

describe('a period over midnight', () => {
  const periods: OpenPeriod[] = [
    { day: 'fri', from: '20:00', to: '02:00' },
    { day: 'sun', from: '10:00', to: '23:59' },
  ];
  const open = (utc: string, holidays: string[] = []): boolean =>
    isOpen({ periods, holidays }, Date.parse(utc), 'UTC');

  it.each([
    ['2026-12-04T19:59Z', false],
    ['2026-12-04T20:00Z', true],
    ['2026-12-04T23:59Z', true],
    ['2026-12-05T01:59Z', true],
    ['2026-12-05T02:00Z', false],
    // The night before is none of Friday's.
    ['2026-12-04T01:00Z', false],
    // To the end of the day, its last minute with it.
    ['2026-12-06T23:59Z', true],
    ['2026-12-07T00:00Z', false],
  ])('at %s: %s', (utc, isOpenThen) => {
    expect(open(utc)).toBe(isOpenThen);
  });

  it('goes by the holiday on which it began', () => {
    expect([open('2026-12-05T01:00Z', ['12-04']), open('2026-12-05T01:00Z', ['12-05'])]).toEqual([
      false,
      true,
    ]);
  });

  it('is the whole day where it ends when it begins', () => {
    const all: OpenPeriod[] = [{ day: 'fri', from: '00:00', to: '00:00' }];
    const at = (utc: string): boolean => isOpen({ periods: all }, Date.parse(utc), 'UTC');
    expect([at('2026-12-04T00:00Z'), at('2026-12-04T23:59Z'), at('2026-12-05T00:00Z')]).toEqual([
      true,
      true,
      false,
    ]);
  });
});
