import type { Inspector, InspectorEvent } from './inspector-events';

const CAPACITY = 5000;

/** Keeps the last events in order and tells listeners of new ones. */
export class EventLog implements Inspector {
  private events: InspectorEvent[] = [];
  private lastId = 0;
  private readonly listeners = new Set<(event: InspectorEvent) => void>();

  constructor(private readonly capacity = CAPACITY) {}

  report(event: Parameters<Inspector['report']>[0]): void {
    this.lastId += 1;
    const numbered: InspectorEvent = { ...event, id: this.lastId, at: Date.now() };
    this.events.push(numbered);
    // Cut in blocks: shifting an array of thousands on every event would cost more than the event.
    if (this.events.length > this.capacity * 1.25) this.events = this.events.slice(-this.capacity);
    for (const listener of this.listeners) listener(numbered);
  }

  /** Events with a number above `id`, oldest first; those of one call or message where a SID is given. */
  since(id: number, sid?: string): InspectorEvent[] {
    return this.events.filter(
      (event) => event.id > id && (sid === undefined || event.callSid === sid || event.messageSid === sid),
    );
  }

  /** Calls the listener for each new event until the returned function is called. */
  subscribe(listener: (event: InspectorEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}
