import { Injectable } from '@nestjs/common';

type Listener = (queue: string, runAt: number) => void;

/** Tells the workers of this process that a job was put into a queue, so that it starts at once. */
@Injectable()
export class JobAnnouncements {
  readonly #listeners = new Set<Listener>();

  /** @param runAt epoch milliseconds at which the job is due */
  announce(queue: string, runAt: number): void {
    for (const listener of this.#listeners) listener(queue, runAt);
  }

  /** @returns ends the subscription */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }
}
