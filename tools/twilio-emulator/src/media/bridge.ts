import type { AudioEndpoint } from './audio';
import type { MediaClock } from './media-clock';

/** Two endpoints talk with each other until {@link close}. */
export class Bridge {
  private readonly unsubscribe: () => void;

  constructor(clock: MediaClock, first: AudioEndpoint, second: AudioEndpoint) {
    this.unsubscribe = clock.subscribe(() => {
      const fromFirst = first.hear();
      first.play(second.hear());
      second.play(fromFirst);
    });
  }

  close(): void {
    this.unsubscribe();
  }
}
