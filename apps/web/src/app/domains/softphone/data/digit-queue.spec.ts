import { jest } from '@jest/globals';
import { DigitQueue } from './digit-queue';

describe('DigitQueue', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('sends the first key at once and those pressed meanwhile together, once it has sounded', () => {
    const sent: string[] = [];
    const queue = new DigitQueue((digits) => sent.push(digits));

    queue.add('4');
    queue.add('2');
    queue.add('#');
    expect(sent).toEqual(['4']);

    jest.advanceTimersByTime(230);
    expect(sent).toEqual(['4', '2#']);

    jest.advanceTimersByTime(229);
    queue.add('7');
    expect(sent).toEqual(['4', '2#']);
    jest.advanceTimersByTime(231);
    expect(sent).toEqual(['4', '2#', '7']);
  });

  it('is ready at once after a rest, and counts pauses', () => {
    const sent: string[] = [];
    const queue = new DigitQueue((digits) => sent.push(digits));

    queue.add('1w');
    queue.add('2');
    jest.advanceTimersByTime(729);
    expect(sent).toEqual(['1w']);
    jest.advanceTimersByTime(1000);
    expect(sent).toEqual(['1w', '2']);

    queue.add('3');
    expect(sent).toEqual(['1w', '2', '3']);
  });
});
