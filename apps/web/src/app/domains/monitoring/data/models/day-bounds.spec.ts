import { dayEnd, dayStart } from './day-bounds';

describe('day bounds', () => {
  it('is the whole day in the person’s own time', () => {
    const [start, end] = [dayStart('2026-03-29'), dayEnd('2026-03-29')];
    expect(new Date(start!).toString()).toContain('Mar 29 2026 00:00:00');
    expect(new Date(end!).toString()).toContain('Mar 30 2026 00:00:00');
  });

  it.each(['', '2026', 'tomorrow'])('is nothing for %j', (typed) => {
    expect([dayStart(typed), dayEnd(typed)]).toEqual([undefined, undefined]);
  });
});
