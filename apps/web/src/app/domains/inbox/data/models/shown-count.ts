/** A count as lists show it: `3`, `99+` from the most that is counted on, `3+` where not all was looked through; empty for none. */
export function shownCount(count: number, max: number, atLeast = false): string {
  if (count >= max) return `${max - 1}+`;
  if (atLeast) return `${count}+`;
  return count === 0 ? '' : String(count);
}
