import type { LiveEvent, LiveReady } from '@centralita/shared-types';
import type { LiveTransport } from './live-transport';
import { SseReader, type ServerSentEvent } from './sse-reader';

/** `refused` = the server says that nobody is signed in; it is not asked again. */
export type LiveState = 'connecting' | 'connected' | 'reconnecting' | 'offline' | 'refused';

export interface LiveListener {
  state(state: LiveState): void;
  ready(ready: LiveReady, id: string | undefined): void;
  event(event: LiveEvent, id: string | undefined): void;
}

/** Longer than two of the server's heartbeats (15 s each): silence means that the connection is dead. */
const SILENCE_MAX_MS = 40_000;
const BACKOFF_FIRST_MS = 500;
const BACKOFF_MAX_MS = 30_000;

/** How long to wait after so many failures in a row, with jitter, so that not all browsers come back at once. */
const backoffMs = (failures: number): number =>
  Math.min(BACKOFF_MAX_MS, BACKOFF_FIRST_MS * 2 ** failures) * (0.5 + Math.random() / 2);

interface Outcome {
  wasReady: boolean;
  refused?: boolean;
  retryAfterMs?: number;
}

/**
 * Holds one live stream open until it is stopped: comes back with back-off after a failure, at once when the network
 * returns or the page is seen again, and always with the id of the last event, so that the server fills the gap.
 */
export class LiveConnection {
  private readonly over = new AbortController();
  private attempt: AbortController | undefined;
  private wake: (() => void) | undefined;
  private heardAt = 0;

  constructor(
    private readonly transport: LiveTransport,
    private readonly window: Window,
    private readonly listener: LiveListener,
  ) {}

  async run(path: string, lastEventId: string | undefined): Promise<void> {
    const { signal } = this.over;
    this.window.addEventListener('online', this.nudge, { signal });
    this.window.addEventListener('offline', this.drop, { signal });
    this.window.document.addEventListener('visibilitychange', this.nudge, { signal });
    const pulse = setInterval(this.dropIfSilent, SILENCE_MAX_MS / 4);
    signal.addEventListener('abort', () => clearInterval(pulse));

    let last = lastEventId;
    let failures = 0;
    this.listener.state('connecting');
    while (!signal.aborted) {
      const outcome = await this.once(path, last, (id) => (last = id));
      if (this.isStopped()) return;
      if (outcome.refused) return this.listener.state('refused');
      failures = outcome.wasReady ? 0 : failures + 1;
      this.listener.state(this.window.navigator.onLine ? 'reconnecting' : 'offline');
      await this.pause(Math.max(outcome.retryAfterMs ?? 0, backoffMs(failures)));
    }
  }

  stop(): void {
    this.over.abort();
    this.attempt?.abort();
    this.wake?.();
  }

  private isStopped(): boolean {
    return this.over.signal.aborted;
  }

  private async once(path: string, last: string | undefined, keep: (id: string) => void): Promise<Outcome> {
    const attempt = (this.attempt = new AbortController());
    this.heardAt = Date.now();
    let wasReady = false;
    try {
      const { status, retryAfterSec, pieces } = await this.transport.open(path, last, attempt.signal);
      if (!pieces) return { wasReady, refused: status === 401, retryAfterMs: retryAfterSec * 1000 };
      const events = new SseReader();
      for await (const piece of pieces) {
        this.heardAt = Date.now();
        for (const event of events.read(piece)) {
          if (this.isStopped()) break;
          if (event.id) keep(event.id);
          wasReady = this.tell(event) || wasReady;
        }
      }
    } catch {
      // Offline, aborted, or the server went away: the caller waits and comes back.
    }
    attempt.abort();
    return { wasReady };
  }

  private tell({ name, id, data }: ServerSentEvent): boolean {
    const known = id || undefined;
    if (name === 'ready') {
      this.listener.ready(JSON.parse(data) as LiveReady, known);
      this.listener.state('connected');
      return true;
    }
    this.listener.event(JSON.parse(data) as LiveEvent, known);
    return false;
  }

  private pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  /** The network is back, or somebody looks: come back now, and leave a connection that has died in its sleep. */
  private readonly nudge = (): void => {
    if (this.window.document.visibilityState === 'hidden') return;
    this.dropIfSilent();
    this.wake?.();
  };

  private readonly drop = (): void => {
    this.attempt?.abort();
    this.listener.state('offline');
  };

  private readonly dropIfSilent = (): void => {
    if (Date.now() - this.heardAt > SILENCE_MAX_MS) this.attempt?.abort();
  };
}
