/** Waits are counted on a ladder whose steps grow by this: a median read from it is right within five in a hundred. */
export const STEP = 1.1;

/** How often each step of the ladder was met. Step `n` holds waits from `STEP ** n` to `STEP ** (n + 1)` ms. */
export type Ladder = ReadonlyMap<number, number>;

/** @returns milliseconds that a part of the waits (0.5: the median) did not exceed; null where there are none */
export function quantile(ladder: Ladder, part: number): number | null {
  const steps = [...ladder].sort(([one], [other]) => one - other);
  const all = steps.reduce((sum, [, count]) => sum + count, 0);
  let left = all * part;
  for (const [step, count] of steps) {
    if (left <= count) return Math.round(STEP ** (step + left / count));
    left -= count;
  }
  return null;
}
