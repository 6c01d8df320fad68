import { Counting } from '../../src/domains/analytics/counting';
import { CountingStore } from '../../src/domains/analytics/counting.store';
import { Figures } from '../../src/domains/analytics/api/figures';
import { FiguresStore } from '../../src/domains/analytics/figures.store';
import { Traffic } from '../../src/domains/analytics/traffic';
import type { PeopleDirectory } from '../../src/domains/people/api/people-directory';
import { Clock } from '../../src/platform/clock/clock';
import type { Store } from '../../src/platform/database/store';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
/** Sunday, 2026-11-29, 12:00 UTC. */
export const NOW = Date.UTC(2026, 10, 29, 12);
/** In no order, the same every time. */
export function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}
export const oneOf = <T>(any: (below: number) => number, ...values: T[]): T => values[any(values.length)]!;

class Noon extends Clock {
  override now(): number {
    return NOW;
  }
}

/** The figures of a database, at noon; one person is known. */
export function figuresOf(store: Store): { counting: Counting; figures: Figures } {
  const counts = new CountingStore(store.database, new Noon());
  const counting = new Counting(counts, store.work);
  const sums = new FiguresStore(store.database);
  const directory = {
    names: () => Promise.resolve(new Map([['ana', 'Ana']])),
  } as unknown as PeopleDirectory;
  const figures = new Figures(counting, counts, sums, new Traffic(sums), directory, new Noon());
  return { counting, figures };
}
