import { Clock } from '../../../platform/clock/clock';
import { loadConfig } from '../../../platform/config/load-config';
import { CallLimits } from './call-limits';

const MINUTE_MS = 60_000;

class SetClock extends Clock {
  at = Date.UTC(2026, 0, 1);
  now(): number {
    return this.at;
  }
}

describe('CallLimits', () => {
  let clock: SetClock;
  let limits: CallLimits;
  const begin = (sid: string, caller = 'AC1/15551234567'): string | undefined => limits.begin(caller, sid);
  const end = (sid: string, talkedSec?: number): void => limits.end('AC1/15551234567', sid, talkedSec);

  beforeEach(() => {
    clock = new SetClock();
    limits = new CallLimits(
      loadConfig({
        CALLS_AT_ONCE: '2',
        CALLS_PER_HOUR: '4',
        CALL_MINUTES_PER_DAY: '30',
        CALL_DURATION_MAX_SEC: '600',
      }),
      clock,
    );
  });

  it('limits calls at once, and frees a place when one ends', () => {
    expect([begin('CA1'), begin('CA2'), begin('CA3')]).toEqual([
      undefined,
      undefined,
      'too-many-calls-at-once',
    ]);
    end('CA1');
    expect(begin('CA3')).toBeUndefined();
  });

  it('counts a repeated webhook once, and each caller alone', () => {
    expect([begin('CA1'), begin('CA1'), begin('CA1')]).toEqual([undefined, undefined, undefined]);
    expect(begin('CA2')).toBeUndefined();
    expect(begin('CA3', 'AC2/15551234567')).toBeUndefined();
  });

  it('does not count a refused call', () => {
    for (const sid of ['CA1', 'CA2', 'CA3', 'CA4']) begin(sid);
    end('CA1', 0);
    end('CA2', 0);
    expect([begin('CA5'), begin('CA6')]).toEqual([undefined, undefined]);
  });

  it('limits calls per hour, in a window that moves', () => {
    for (const sid of ['CA1', 'CA2', 'CA3', 'CA4']) {
      expect(begin(sid)).toBeUndefined();
      end(sid, 0);
    }
    expect(begin('CA5')).toBe('too-many-calls-this-hour');
    clock.at += 61 * MINUTE_MS;
    expect(begin('CA5')).toBeUndefined();
  });

  it('limits minutes per day, and shortens the last call to what is left', () => {
    expect(limits.timeLimitSec('AC1/15551234567')).toBe(600);
    for (const [sid, talkedSec] of [
      ['CA1', 900],
      ['CA2', 600],
    ] as const) {
      begin(sid);
      clock.at += talkedSec * 1000;
      end(sid, talkedSec);
    }
    expect(limits.timeLimitSec('AC1/15551234567')).toBe(300);
    begin('CA3');
    end('CA3', 300);
    expect(begin('CA4')).toBe('too-many-minutes-today');
    clock.at += 24 * 60 * MINUTE_MS;
    expect(begin('CA4')).toBeUndefined();
  });

  it('takes the longer of two reports on one call', () => {
    begin('CA1');
    end('CA1', 0);
    end('CA1', 1500);
    expect(limits.timeLimitSec('AC1/15551234567')).toBe(300);
  });

  it('does not wait for ever for an end that was never told', () => {
    begin('CA1');
    begin('CA2');
    clock.at += 16 * MINUTE_MS;
    expect(begin('CA3')).toBeUndefined();
  });
});
