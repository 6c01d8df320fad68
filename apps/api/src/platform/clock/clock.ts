import { rehearsedAt } from '../rehearsal/rehearsal';

/** The time, as a port: tests set it. */
export abstract class Clock {
  /** Epoch milliseconds. */
  abstract now(): number;
}

export class SystemClock extends Clock {
  now(): number {
    return rehearsedAt() ?? Date.now();
  }
}
