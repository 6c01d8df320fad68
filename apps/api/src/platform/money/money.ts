import type { Money } from '@centralita/shared-types';

const MICROS = 1_000_000;

/** @param micros millionths of the unit */
export const money = (unit: string, micros: number): Money => ({ unit, amount: Math.round(micros) / MICROS });

/** One amount for each currency, the largest first. */
export const moneyOf = (byUnit: ReadonlyMap<string, number>): Money[] =>
  [...byUnit].map(([unit, micros]) => money(unit, micros)).sort((one, other) => other.amount - one.amount);
