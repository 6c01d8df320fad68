import { cellsOf, meetsBar } from './row.mjs';
import { compare, median, ROUNDS } from './statistics.mjs';

describe('median', () => {
  it.each([
    [[3], 3],
    [[9, 1, 5], 5],
    [[4, 1, 3, 2], 2.5],
  ])('of %j is %d', (values, expected) => expect(median(values)).toBe(expected));
});

describe('compare', () => {
  it('measures in turns and takes the median of the rounds’ ratios', async () => {
    const order: string[] = [];
    const result = await compare(
      (round) => (order.push('ours'), round + 1),
      (round) => (order.push('theirs'), 2 * (round + 1)),
    );

    expect(result.ratio).toBe(0.5);
    expect(order).toHaveLength(2 * (ROUNDS + 1));
    for (let round = 0; round <= ROUNDS; round += 1) {
      expect(new Set(order.slice(2 * round, 2 * round + 2)).size).toBe(2);
    }
  });
});

describe('a row', () => {
  const row = { what: 'a', value: 61, unit: 'ms', bar: { atMost: 60 }, note: 'how' };

  it('fails its bar from either side', () => {
    expect(meetsBar(row)).toBe(false);
    expect(meetsBar({ ...row, value: 60 })).toBe(true);
    expect(meetsBar({ ...row, bar: { atLeast: 62 } })).toBe(false);
  });

  it('stands in a table with its bar', () => {
    expect(cellsOf(row)).toEqual(['a', '61.0 ms', '≤ 60 ms', 'NO', 'how']);
    expect(cellsOf({ ...row, bar: {} })).toEqual(['a', '61.0 ms', '–', '–', 'how']);
  });
});
