import type { Unlisten } from './voice-client';

/** A list of listeners for one kind of event. A listener that leaves during the telling is not told again. */
export class Listeners<Event> {
  private readonly all = new Set<(event: Event) => void>();

  add(listener: (event: Event) => void): Unlisten {
    this.all.add(listener);
    return () => this.all.delete(listener);
  }

  tell(event: Event): void {
    for (const listener of [...this.all]) if (this.all.has(listener)) listener(event);
  }

  clear(): void {
    this.all.clear();
  }
}
