import { Clock } from '../../platform/clock/clock';
import { loadConfig } from '../../platform/config/load-config';
import { CallLimits } from '../dialling/api/call-limits';
import { PersonalCalls } from './personal-calls';

const LINE = 'AC1/+15551234567';

class SetClock extends Clock {
  at = Date.UTC(2026, 0, 1);
  now(): number {
    return this.at;
  }
}

describe('PersonalCalls', () => {
  let clock: SetClock;
  let calls: PersonalCalls;
  const place = (sid: string, line = LINE): number | string => calls.place(line, sid);

  beforeEach(() => {
    clock = new SetClock();
    const config = loadConfig({
      CALLS_AT_ONCE: '1',
      CALL_MINUTES_PER_DAY: '30',
      CALL_DURATION_MAX_SEC: '600',
    });
    calls = new PersonalCalls(new CallLimits(config), clock);
  });

  it('counts each line alone, and a repeated webhook once', () => {
    expect([place('CA1'), place('CA1'), place('CA2')]).toEqual([600, 600, 'too-many-calls-at-once']);
    expect(place('CA3', 'AC2/+15551234567')).toBe(600);
  });

  it('frees the place of a call that is over, and takes the longest of several reports', () => {
    place('CA1');
    calls.mark(LINE, 'CA1', 'dialled');
    clock.at += 120_000;
    expect(place('CA2')).toBe('too-many-calls-at-once');
    calls.ended(LINE, 'CA1', 0);
    calls.ended(LINE, 'CA1', 1500);
    calls.ended(LINE, 'CA1', undefined);
    expect(place('CA2')).toBe(300);
  });

  it('knows from its marks what was dialled and what was answered', () => {
    place('CA1');
    clock.at += 61_000;
    expect(place('CA2')).toBe(600);
    calls.mark(LINE, 'CA2', 'dialled');
    calls.mark(LINE, 'CA2', 'answered');
    clock.at += 61_000;
    expect(place('CA3')).toBe('too-many-calls-at-once');
    clock.at += 60_000;
    calls.ended(LINE, 'CA2', undefined);
    expect(place('CA3')).toBe(600);
  });

  it('leaves alone what it does not know', () => {
    calls.mark(LINE, 'CA1', 'answered');
    calls.ended('AC9/+1', 'CA1', 60);
    expect(place('CA1')).toBe(600);
  });

  it('forgets after a day who does not call any more', () => {
    place('CA1');
    calls.mark(LINE, 'CA1', 'dialled');
    clock.at += 24 * 3_600_000;
    place('CA2', 'AC2/+1');
    clock.at -= 24 * 3_600_000;
    // Were the first still known, its place would not be free.
    expect(place('CA3')).toBe(600);
  });

  it('forgets the lines that have not called for longest, so that nobody can fill the memory', () => {
    place('CA1');
    for (let line = 0; line < 10_000; line += 1) place('CA2', `AC${line}/+1`);
    expect(place('CA3')).toBe(600);
    expect(place('CA3', 'AC9999/+1')).toBe('too-many-calls-at-once');
  });
});
