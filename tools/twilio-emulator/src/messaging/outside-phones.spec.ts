import { jest } from '@jest/globals';
import { FIRST_NUMBER } from '../world/handset-numbers';
import { OutsidePhones } from './outside-phones';

const HOUR_MS = 3600 * 1000;
const PHONE = '+34600123456';
const NUMBER = '+14155238886';

describe('OutsidePhones', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('are in the sandbox for 72 hours after they joined, or until they leave', () => {
    const phones = new OutsidePhones();
    expect(phones.hasJoined(PHONE)).toBe(false);

    phones.join(PHONE);
    jest.advanceTimersByTime(72 * HOUR_MS - 1);
    expect(phones.hasJoined(PHONE)).toBe(true);
    jest.advanceTimersByTime(1);
    expect(phones.hasJoined(PHONE)).toBe(false);

    phones.join(PHONE);
    phones.leave(PHONE);
    expect(phones.hasJoined(PHONE)).toBe(false);
  });

  it('of the handset page stay in it', () => {
    const phones = new OutsidePhones();
    jest.advanceTimersByTime(1000 * HOUR_MS);

    expect(phones.hasJoined(FIRST_NUMBER)).toBe(true);
  });

  it('may be written to freely for 24 hours after they wrote, by the number that they wrote to', () => {
    const phones = new OutsidePhones();
    phones.wrote(PHONE, NUMBER);
    jest.advanceTimersByTime(24 * HOUR_MS - 1);
    expect([phones.isWindowOpen(PHONE, NUMBER), phones.isWindowOpen(PHONE, '+12025550100')]).toEqual([
      true,
      false,
    ]);
    jest.advanceTimersByTime(1);
    expect(phones.isWindowOpen(PHONE, NUMBER)).toBe(false);
  });

  it('that want no messages of one number may want those of another', () => {
    const phones = new OutsidePhones();
    phones.optOut(PHONE, NUMBER);
    expect([phones.hasOptedOut(PHONE, NUMBER), phones.hasOptedOut(PHONE, '+12025550100')]).toEqual([
      true,
      false,
    ]);

    phones.optIn(PHONE, NUMBER);
    expect(phones.hasOptedOut(PHONE, NUMBER)).toBe(false);
  });
});
