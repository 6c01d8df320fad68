import { loadConfig } from '../../../platform/config/load-config';
import { CallLimits, type PlacedCall } from './call-limits';

const MINUTE_MS = 60_000;
const NOW = Date.UTC(2026, 0, 2);

const limits = new CallLimits(
  loadConfig({
    CALLS_AT_ONCE: '2',
    CALLS_PER_HOUR: '4',
    CALL_MINUTES_PER_DAY: '30',
    CALL_DURATION_MAX_SEC: '600',
  }),
);

/** A call of so many minutes ago. */
const call = (minutes: number, more: Partial<PlacedCall> = {}): PlacedCall => {
  const startedAt = NOW - minutes * MINUTE_MS;
  const untold = { dialledAt: null, answeredAt: null, endedAt: null, talkedSec: null };
  return { callSid: 'CA1', startedAt, grantedSec: 600, ...untold, ...more };
};
const talked = (minutes: number, talkedSec: number): PlacedCall =>
  call(minutes, { dialledAt: 1, answeredAt: 1, endedAt: NOW - minutes * MINUTE_MS, talkedSec });
const living = (minutes: number, more: Partial<PlacedCall> = {}): PlacedCall =>
  call(minutes, { dialledAt: NOW - minutes * MINUTE_MS, ...more });
const next = (...calls: PlacedCall[]): number | string => limits.next(calls, NOW);

describe('CallLimits', () => {
  it('lets the first call last as long as any may', () => {
    expect(next()).toBe(600);
  });

  it('limits calls at once, and frees a place when one ends', () => {
    expect(next(living(1), living(2))).toBe('too-many-calls-at-once');
    expect(next(living(1), talked(2, 0))).toBe(600);
  });

  it('limits calls per hour, in a window that moves', () => {
    const calls = [59, 40, 20, 1].map((minutes) => talked(minutes, 0));
    expect(next(...calls)).toBe('too-many-calls-this-hour');
    expect(next(talked(61, 0), ...calls.slice(1))).toBe(600);
  });

  it('limits minutes per day, and shortens the last call to what is left', () => {
    expect(next(talked(300, 900), talked(200, 600))).toBe(300);
    expect(next(talked(300, 900), talked(200, 900))).toBe('too-many-minutes-today');
    expect(next(talked(24 * 60 + 1, 900), talked(200, 900))).toBe(600);
  });

  it('gives the same minutes to one call only, however many begin together', () => {
    expect(next(talked(300, 900), living(0))).toBe(300);
    expect(next(talked(300, 1200), living(0))).toBe('too-many-minutes-today');
  });

  it('forgets a call that was never dialled: its caller hung up first, and no callback comes', () => {
    expect(next(call(0.9), call(0.9))).toBe('too-many-calls-at-once');
    expect(next(...Array.from({ length: 9 }, () => call(1.1)))).toBe(600);
  });

  it('does not wait for ever for an end that was never told, and takes an answered call for as long as it could be', () => {
    expect(next(living(14), living(14))).toBe('too-many-calls-at-once');
    expect(next(living(16), living(16))).toBe(600);
    const answered = { answeredAt: NOW - 16 * MINUTE_MS };
    expect(next(talked(300, 900), living(16, answered))).toBe(300);
  });

  it('counts what passed between answer and end where no duration was told', () => {
    const told = (answeredMinutes: number, endedMinutes: number): PlacedCall =>
      living(61, {
        answeredAt: NOW - answeredMinutes * MINUTE_MS,
        endedAt: NOW - endedMinutes * MINUTE_MS,
      });
    expect(next(talked(300, 1380), told(60, 55))).toBe(120);
    expect(next(talked(300, 1380), told(55, 60))).toBe(420);
  });
});
