import type { EventBus } from './event-bus';

const RETRY_MS = 2_000;

/**
 * A copy in memory of rows that change seldom: read at the start, and anew whenever something was committed to a stream,
 * by whichever process. Reads never run at the same time, and one that is asked for starts after the asking.
 */
export class FreshCopy {
  #running: Promise<void> | undefined;
  #next: Promise<void> | undefined;
  #stop: (() => void) | undefined;
  #retry: NodeJS.Timeout | undefined;
  #isStopped = false;

  /**
   * @param read reads the rows and puts the copy in place
   * @param failed told of a read that nobody waits for
   */
  constructor(
    private readonly read: () => Promise<void>,
    private readonly failed: (error: unknown) => void,
  ) {}

  /** Reads for the first time, then whenever the stream advances. */
  async follow(bus: EventBus, stream: string): Promise<void> {
    this.#stop = bus.subscribe((event) => {
      if (event.stream === stream) this.#refreshInBackground();
    });
    await this.refresh();
  }

  /** Resolves when the copy holds at least what was committed before the call. */
  refresh(): Promise<void> {
    if (!this.#running) {
      this.#running = this.read().finally(() => (this.#running = undefined));
      return this.#running;
    }
    this.#next ??= this.#running
      .catch(() => undefined)
      .then(() => {
        this.#next = undefined;
        return this.refresh();
      });
    return this.#next;
  }

  stop(): void {
    this.#isStopped = true;
    this.#stop?.();
    clearTimeout(this.#retry);
  }

  /** A read that failed is tried again: the next change may be far off. */
  #refreshInBackground(): void {
    this.refresh().catch((error: unknown) => {
      if (this.#isStopped) return;
      this.failed(error);
      clearTimeout(this.#retry);
      this.#retry = setTimeout(() => this.#refreshInBackground(), RETRY_MS).unref();
    });
  }
}
