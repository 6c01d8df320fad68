import { randomBytes } from 'node:crypto';

/** Short ids that tell the requests of one process apart, and processes from one another. */
export class RequestIds {
  readonly #process = randomBytes(4).toString('hex');
  #count = 0;

  next(): string {
    this.#count += 1;
    return `${this.#process}-${this.#count.toString(36)}`;
  }
}
