/** In no order that one sees, and the same every time: a demo that is written about should look as it was written about. */
export class Chance {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  /** A whole number from one to another, both included. */
  between(from: number, to: number): number {
    return from + Math.floor(this.#next() * (to - from + 1));
  }

  oneOf<T>(first: T, ...others: T[]): T {
    return others[this.between(0, others.length) - 1] ?? first;
  }

  /** Whether it happens, so often in a hundred. */
  happens(percent: number): boolean {
    return this.#next() * 100 < percent;
  }

  /** Mulberry32. */
  #next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }
}
