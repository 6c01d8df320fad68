import type { AudioEndpoint, AudioSource } from './audio';
import type { MediaClock } from './media-clock';

/** Plays a source to an endpoint on the clock. */
export class Playback {
  /** Resolves once the endpoint took the last frame (`'ended'`), or {@link cancel} was called (`'cancelled'`). */
  readonly finished: Promise<'ended' | 'cancelled'>;
  private finish!: (how: 'ended' | 'cancelled') => void;
  private readonly unsubscribe: () => void;

  constructor(
    clock: MediaClock,
    private readonly source: AudioSource,
    private readonly endpoint: Pick<AudioEndpoint, 'play'>,
  ) {
    this.finished = new Promise((resolve) => (this.finish = resolve));
    this.unsubscribe = clock.subscribe(() => this.tick());
  }

  /** Stops at once; without effect once it has ended. */
  cancel(): void {
    this.end('cancelled');
  }

  private tick(): void {
    const frame = this.source.read();
    if (frame) this.endpoint.play(frame);
    else this.end('ended');
  }

  private end(how: 'ended' | 'cancelled'): void {
    this.unsubscribe();
    this.finish(how);
  }
}
