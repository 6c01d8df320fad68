import type { InspectorEvent } from '../../../src/control/inspector-events';
import type { EventStore } from './event-store';

const EVENTS_URL = '/control/events';
const RETRY_MS = 1000;

/** Whether the feed brings what happens now. */
export type FeedState = 'live' | 'reconnecting';

/** Fills the store: the history once the stream is open, then each event as it happens. */
export class EventFeed {
  private stream: EventSource | undefined;

  constructor(
    private readonly store: EventStore,
    private readonly onState: (state: FeedState) => void,
    private readonly onEvent: (event: InspectorEvent) => void = () => undefined,
  ) {}

  connect(): void {
    const stream = new EventSource(EVENTS_URL);
    this.stream = stream;
    const early: InspectorEvent[] = [];
    let hasHistory = false;
    stream.addEventListener('message', ({ data }) => {
      const event = JSON.parse(String(data)) as InspectorEvent;
      this.onEvent(event);
      if (hasHistory) this.store.add(event);
      else early.push(event);
    });
    stream.addEventListener('open', () => {
      void this.history().then((history) => {
        if (this.stream !== stream) return;
        if (history === undefined) {
          this.reconnect();
          return;
        }
        this.store.replace(history);
        for (const event of early) this.store.add(event);
        hasHistory = true;
        this.onState('live');
      });
    });
    stream.addEventListener('error', () => this.reconnect());
  }

  /** By hand, since a stream that the browser resumes would skip the history of an emulator that started anew. */
  private reconnect(): void {
    this.stream?.close();
    this.stream = undefined;
    this.onState('reconnecting');
    setTimeout(() => {
      if (this.stream === undefined) this.connect();
    }, RETRY_MS);
  }

  private async history(): Promise<InspectorEvent[] | undefined> {
    try {
      const response = await fetch(`${EVENTS_URL}?since=0`, { headers: { accept: 'application/json' } });
      return response.ok ? ((await response.json()) as InspectorEvent[]) : undefined;
    } catch {
      return undefined;
    }
  }
}
