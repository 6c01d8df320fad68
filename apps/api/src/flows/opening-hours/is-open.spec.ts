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
