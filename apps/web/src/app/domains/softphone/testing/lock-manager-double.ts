interface Waiting {
  grant: () => void;
  signal?: AbortSignal;
}

/** Web Locks of one origin, in memory: exclusive locks, queues, stealing and withdrawal, as the specification has them. */
export class LockManagerDouble {
  private readonly holders = new Map<string, { lose: (reason: Error) => void }>();
  private readonly queues = new Map<string, Waiting[]>();

  request(
    name: string,
    options: { signal?: AbortSignal; steal?: boolean },
    callback: () => Promise<void>,
  ): Promise<void> {
    return new Promise((resolve, reject) => {
      const grant = (): void => {
        const holder = { lose: reject };
        this.holders.set(name, holder);
        void callback().then(() => {
          resolve();
          if (this.holders.get(name) === holder) this.free(name);
        });
      };
      if (options.steal) {
        this.holders.get(name)?.lose(new DOMException('stolen', 'AbortError'));
        return grant();
      }
      if (!this.holders.has(name)) return grant();
      const { signal } = options;
      this.queue(name).push({ grant, ...(signal ? { signal } : {}) });
      signal?.addEventListener('abort', () => reject(new DOMException('withdrawn', 'AbortError')));
    });
  }

  query(): Promise<{ held: { name: string }[] }> {
    return Promise.resolve({ held: [...this.holders.keys()].map((name) => ({ name })) });
  }

  private free(name: string): void {
    this.holders.delete(name);
    let next = this.queue(name).shift();
    while (next?.signal?.aborted) next = this.queue(name).shift();
    next?.grant();
  }

  private queue(name: string): Waiting[] {
    const queue = this.queues.get(name) ?? [];
    this.queues.set(name, queue);
    return queue;
  }
}
