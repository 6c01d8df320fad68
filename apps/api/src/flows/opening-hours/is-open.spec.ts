import type { OpenPeriod } from '@centralita/shared-types';
import { isOpen } from './is-open';

const PERIODS: OpenPeriod[] = [
  { day: 'mon', from: '09:00', to: '14:00' },
  { day: 'mon', from: '16:00', to: '19:30' },
  { day: 'sun', from: '01:00', to: '04:00' },
];
const inMadrid = (utc: string): boolean => isOpen(PERIODS, Date.parse(utc), 'Europe/Madrid');

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
  expect([isOpen(PERIODS, at, 'Europe/Madrid'), isOpen(PERIODS, at, 'America/New_York')]).toEqual([
    true,
    false,
  ]);
});
