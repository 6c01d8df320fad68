import { FRAME_MS } from './audio';

/**
 * The order within one tick: endpoints take in what arrived (`capture`), everything that moves audio works
 * (`process`: engine, bridges, playback), endpoints send what they were given (`send`).
 */
export type ClockPhase = 'capture' | 'process' | 'send';

/** Where the clock gets its time from; replaced in tests. */
export interface TimeSource {
  /** Monotonic milliseconds. */
  nowMs(): number;
  /** Runs the callback once after the delay; returns its cancellation. */
  after(delayMs: number, callback: () => void): () => void;
}

const systemTime: TimeSource = {
  nowMs: () => performance.now(),
  after: (delayMs, callback) => {
    const timer = setTimeout(callback, delayMs);
    return () => clearTimeout(timer);
  },
};

/** A process that slept longer than this does not replay the missed audio: the clock jumps. */
const CATCH_UP_MAX_TICKS = 10;

/**
 * The one clock of all audio: a tick each 20 ms, corrected for drift (late timers are caught up, so an hour has
 * exactly 180,000 ticks). It runs only while somebody listens. A listener that throws does not disturb the others.
 */
export class MediaClock {
  private readonly listeners: Record<ClockPhase, Set<() => void>> = {
    capture: new Set(),
    process: new Set(),
    send: new Set(),
  };
  private cancelTimer: (() => void) | undefined;
  private startedAtMs = 0;
  private due = 0;
  private done = 0;

  /** @param onError is told what a listener threw. */
  constructor(
    private readonly time: TimeSource = systemTime,
    private readonly onError: (error: unknown) => void = () => undefined,
  ) {}

  /** The number of the current tick; it only grows, also across pauses of the clock. */
  get tick(): number {
    return this.done;
  }

  /** Calls the listener in each tick until the returned function is called. */
  subscribe(listener: () => void, phase: ClockPhase = 'process'): () => void {
    this.listeners[phase].add(listener);
    if (!this.cancelTimer) this.start();
    return () => {
      this.listeners[phase].delete(listener);
      if (this.isIdle()) this.stop();
    };
  }

  private start(): void {
    this.startedAtMs = this.time.nowMs();
    this.due = 0;
    this.schedule();
  }

  private stop(): void {
    this.cancelTimer?.();
    this.cancelTimer = undefined;
  }

  private isIdle(): boolean {
    return Object.values(this.listeners).every((phase) => phase.size === 0);
  }

  private schedule(): void {
    const nextMs = this.startedAtMs + (this.due + 1) * FRAME_MS;
    this.cancelTimer = this.time.after(Math.max(0, nextMs - this.time.nowMs()), () => this.wake());
  }

  private wake(): void {
    const elapsed = Math.floor((this.time.nowMs() - this.startedAtMs) / FRAME_MS);
    if (elapsed - this.due > CATCH_UP_MAX_TICKS) {
      const skipped = elapsed - this.due - 1;
      this.done += skipped;
      this.due += skipped;
    }
    while (this.due < elapsed && this.cancelTimer) {
      this.due += 1;
      this.done += 1;
      this.runTick();
    }
    if (this.cancelTimer) this.schedule();
  }

  private runTick(): void {
    for (const phase of ['capture', 'process', 'send'] as const) {
      for (const listener of [...this.listeners[phase]]) {
        if (!this.listeners[phase].has(listener)) continue;
        try {
          listener();
        } catch (error) {
          this.onError(error);
        }
      }
    }
  }
}
