import type { BilledLeg, Price } from './ports/call-prices';

/** The legs of an account, to be found by their own id and by that of the leg for which they were dialled. */
export class CallBill {
  readonly #bySid: ReadonlyMap<string, BilledLeg>;
  readonly #byParent: ReadonlyMap<string | undefined, BilledLeg[]>;

  constructor(legs: readonly BilledLeg[]) {
    this.#bySid = new Map(legs.map((leg) => [leg.callSid, leg]));
    this.#byParent = Map.groupBy(legs, ({ parentCallSid }) => parentCallSid);
  }

  /**
   * What all legs of a call cost together.
   *
   * @param sides the call itself and those that took it over, each with what was dialled for it
   * @returns undefined where one of them is not billed yet, or is not in the list; amounts of two units are not added
   */
  of(sides: readonly string[]): Price | undefined {
    let sum: Price | undefined;
    const legs = new Set(sides);
    for (const callSid of legs) {
      const price = this.#bySid.get(callSid)?.price;
      if (!price || (sum && sum.unit !== price.unit)) return undefined;
      sum = { unit: price.unit, micros: price.micros + (sum?.micros ?? 0) };
      for (const leg of this.#byParent.get(callSid) ?? []) legs.add(leg.callSid);
    }
    return sum;
  }
}
