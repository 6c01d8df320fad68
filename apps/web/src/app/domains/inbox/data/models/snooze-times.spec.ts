import { snoozeTimes } from './snooze-times';

describe('snoozeTimes', () => {
  const offered = (now: Date): Record<string, string> =>
    Object.fromEntries(
      snoozeTimes(now.getTime()).map(({ word, until }) => [word, new Date(until).toString().slice(0, 21)]),
    );

  it('offers three hours, tomorrow morning and Monday morning, in local time', () => {
    expect(offered(new Date(2026, 10, 25, 16, 20, 40))).toEqual({
      later: 'Wed Nov 25 2026 19:20',
      tomorrow: 'Thu Nov 26 2026 09:00',
      nextWeek: 'Mon Nov 30 2026 09:00',
    });
  });

  it('never offers the same Monday twice, nor today', () => {
    expect(offered(new Date(2026, 10, 29, 8)).nextWeek).toBe('Mon Dec 07 2026 09:00');
    expect(offered(new Date(2026, 10, 30, 8)).nextWeek).toBe('Mon Dec 07 2026 09:00');
  });
});
