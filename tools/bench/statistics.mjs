/**
 * @param {readonly number[]} values
 * @returns {number}
 */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}

/**
 * @param {readonly number[]} values
 * @param {number} share of them that are at most as large, such as 0.95
 * @returns {number}
 */
export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

/** Rounds of each comparison; the machine's mood changes from one to the next. */
export const ROUNDS = 9;

/**
 * Measures two sides in turns, so that a slow moment of the machine hits both, and compares round by round.
 *
 * @param {(round: number) => number | Promise<number>} ours
 * @param {(round: number) => number | Promise<number>} theirs
 * @returns {Promise<{ ours: number, theirs: number, ratio: number }>} medians, and the median of ours ÷ theirs
 */
export async function compare(ours, theirs) {
  await ours(-1);
  await theirs(-1);
  /** @type {{ ours: number, theirs: number }[]} */
  const rounds = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    // Who goes first changes too.
    const first = round % 2 === 0 ? await ours(round) : undefined;
    const pair = { theirs: await theirs(round), ours: first ?? (await ours(round)) };
    rounds.push(pair);
  }
  return {
    ours: median(rounds.map((round) => round.ours)),
    theirs: median(rounds.map((round) => round.theirs)),
    ratio: median(rounds.map((round) => round.ours / round.theirs)),
  };
}
