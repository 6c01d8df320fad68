import { EventLog } from './event-log';

const notice = (message: string) => ({ type: 'notice', level: 'info', message }) as const;

describe('EventLog', () => {
  it('numbers events, tells listeners, and finds those after a number or of a call', () => {
    const log = new EventLog();
    const told: number[] = [];
    const stop = log.subscribe(({ id }) => told.push(id));
    log.report(notice('one'));
    log.report({ ...notice('two'), callSid: 'CA1' });
    stop();
    log.report(notice('three'));
    expect(told).toEqual([1, 2]);
    expect(log.since(1).map(({ id }) => id)).toEqual([2, 3]);
    expect(log.since(0, 'CA1').map(({ id }) => id)).toEqual([2]);
  });

  it('keeps the newest events only, at least as many as it is made for', () => {
    const log = new EventLog(100);
    for (let i = 0; i < 1000; i++) log.report(notice(String(i)));
    const kept = log.since(0);
    expect(kept.length).toBeGreaterThanOrEqual(100);
    expect(kept.length).toBeLessThanOrEqual(125);
    expect(kept.at(-1)?.id).toBe(1000);
  });
});
