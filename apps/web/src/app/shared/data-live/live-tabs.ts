import type { LiveEvent } from '@centralita/shared-types';
import type { LiveState } from './live-connection';

/** What the tab with the connection tells the others. */
export type LiveMessage =
  | { type: 'event'; id: string | undefined; event: LiveEvent }
  | { type: 'reload'; id: string | undefined }
  | { type: 'state'; state: LiveState; id: string | undefined };

type TabMessage = LiveMessage | { type: 'who' };

export interface LiveTabsListener {
  /** This tab has the connection from now on. */
  lead(): void;
  /** Another tab has taken it. */
  follow(): void;
  heard(message: LiveMessage): void;
  /** Another tab asks how things stand; only the leader answers. */
  asked(): LiveMessage;
}

/** How often a tab that is looked at makes sure that the leader is alive: browsers put background tabs to sleep. */
const CHECK_MS = 20_000;
const ANSWER_MAX_MS = 2_500;

/**
 * The tabs of one browser that want the same stream. The one with the Web Lock leads; the lock passes on by itself when
 * that tab closes, and is taken from it when it sleeps. Without Web Locks or channels every tab leads.
 */
export class LiveTabs {
  private readonly over = new AbortController();
  private readonly channel: BroadcastChannel | undefined;
  private leading = false;
  private release: (() => void) | undefined;
  private queued = new AbortController();
  private answerTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly window: Window,
    private readonly name: string,
    private readonly listener: LiveTabsListener,
  ) {
    this.channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(name);
    if (this.channel) this.channel.onmessage = ({ data }: MessageEvent<TabMessage>) => this.take(data);
  }

  start(): void {
    const { locks } = this.window.navigator;
    if (!(locks as LockManager | undefined) || !this.channel) return this.lead();
    this.stand(locks, false);
    const { signal } = this.over;
    this.window.document.addEventListener('visibilitychange', this.check, { signal });
    const timer = setInterval(this.check, CHECK_MS);
    signal.addEventListener('abort', () => clearInterval(timer));
    this.check();
  }

  stop(): void {
    this.over.abort();
    clearTimeout(this.answerTimer);
    this.queued.abort();
    this.leading = false;
    this.release?.();
    this.channel?.close();
  }

  tell(message: LiveMessage): void {
    if (this.leading) this.channel?.postMessage(message);
  }

  private stand(locks: LockManager, steal: boolean): void {
    this.queued.abort();
    this.queued = new AbortController();
    const { signal } = this.queued;
    const held = (): Promise<void> => {
      if (signal.aborted) return Promise.resolve();
      return new Promise((resolve) => {
        this.release = resolve;
        this.lead();
      });
    };
    const request = steal
      ? locks.request(this.name, { steal }, held)
      : locks.request(this.name, { signal }, held);
    request.catch(() => {
      if (signal.aborted || this.over.signal.aborted) return;
      // Another tab took the lock: this one goes back into the queue.
      this.leading = false;
      this.listener.follow();
      this.stand(locks, false);
    });
  }

  private lead(): void {
    clearTimeout(this.answerTimer);
    this.leading = true;
    this.listener.lead();
  }

  private take(message: TabMessage): void {
    if (message.type === 'who') return this.leading ? this.tell(this.listener.asked()) : undefined;
    clearTimeout(this.answerTimer);
    this.answerTimer = undefined;
    if (!this.leading) this.listener.heard(message);
  }

  private readonly check = (): void => {
    if (this.leading || this.window.document.visibilityState === 'hidden') return;
    this.channel?.postMessage({ type: 'who' } satisfies TabMessage);
    this.answerTimer ??= setTimeout(() => {
      this.answerTimer = undefined;
      if (!this.leading) this.stand(this.window.navigator.locks, true);
    }, ANSWER_MAX_MS);
  };
}
