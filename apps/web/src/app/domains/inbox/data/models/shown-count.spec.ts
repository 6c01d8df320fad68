import { shownCount } from './shown-count';

describe('a count of a list', () => {
  it.each([
    [0, false, ''],
    [3, false, '3'],
    [99, false, '99'],
    [100, false, '99+'],
    [100, true, '99+'],
    [3, true, '3+'],
    [0, true, '0+'],
  ])('%d, or more: %s is shown as “%s”', (count, atLeast, shown) => {
    expect(shownCount(count, 100, atLeast)).toBe(shown);
  });
});
