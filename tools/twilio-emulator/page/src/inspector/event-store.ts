import type { InspectorEvent } from '../../../src/control/inspector-events';
import { callForest, sidOf, sidsOf, type CallForest } from './call-tree';

/** Events kept in the page; older ones are forgotten. */
const MOST_EVENTS = 3000;

/** What the inspector has, and what of it is to be seen: filter, pause, clear. */
export class EventStore {
  private events: InspectorEvent[] = [];
  private readonly listeners: (() => void)[] = [];
  private clearedThrough = 0;
  private pausedAt: number | undefined;
  private callSid: string | undefined;

  onChange(listener: () => void): void {
    this.listeners.push(listener);
  }

  /** The number of the newest event. */
  get lastId(): number {
    return this.events.at(-1)?.id ?? 0;
  }

  /** Every event kept, also what is filtered, paused or cleared from the log. */
  get all(): readonly InspectorEvent[] {
    return this.events;
  }

  /** Takes the emulator's whole history. One that does not hold what was seen here comes from a new emulator. */
  replace(history: readonly InspectorEvent[]): void {
    const last = this.events.at(-1);
    const continues = last === undefined || history.some(({ id, at }) => id === last.id && at === last.at);
    if (!continues) {
      this.clearedThrough = 0;
      this.pausedAt = undefined;
      this.callSid = undefined;
    }
    this.events = history.slice(-MOST_EVENTS);
    this.changed();
  }

  add(event: InspectorEvent): void {
    if (event.id <= this.lastId) return;
    this.events.push(event);
    if (this.events.length > MOST_EVENTS) this.events.splice(0, this.events.length - MOST_EVENTS);
    this.changed();
  }

  pause(): void {
    this.pausedAt = this.lastId;
    this.changed();
  }

  resume(): void {
    this.pausedAt = undefined;
    this.changed();
  }

  clear(): void {
    this.clearedThrough = this.lastId;
    this.callSid = undefined;
    this.pausedAt = undefined;
    this.changed();
  }

  /** Shows one call with its legs; all of them again without a SID. */
  showOnly(callSid?: string): void {
    this.callSid = callSid;
    this.changed();
  }

  get isPaused(): boolean {
    return this.pausedAt !== undefined;
  }

  get isCleared(): boolean {
    return this.clearedThrough > 0;
  }

  get shownCall(): string | undefined {
    return this.callSid;
  }

  /** Events that came since the pause. */
  get waiting(): number {
    const { pausedAt } = this;
    return pausedAt === undefined ? 0 : this.events.filter(({ id }) => id > pausedAt).length;
  }

  /** All calls that can be chosen in the filter. */
  get forest(): CallForest {
    return callForest(this.inSight());
  }

  /** What is to be seen now. */
  get shown(): CallForest {
    const { callSid, forest } = this;
    if (callSid === undefined) return forest;
    return { calls: forest.calls.filter((call) => sidsOf(call).includes(callSid)), general: [] };
  }

  /** The events behind {@link shown}, to copy. */
  get shownEvents(): InspectorEvent[] {
    if (this.callSid === undefined) return this.inSight();
    const sids = new Set(this.shown.calls.flatMap(sidsOf));
    return this.inSight().filter((event) => sids.has(sidOf(event) ?? ''));
  }

  /** A cleared call that goes on shows from its next event on, under its own heading. */
  private inSight(): InspectorEvent[] {
    const until = this.pausedAt ?? Infinity;
    const fresh = this.events.filter(({ id }) => id > this.clearedThrough && id <= until);
    const going = new Set(fresh.map(sidOf));
    const headings = this.events.filter(
      (event) =>
        (event.type === 'call' || event.type === 'message') &&
        event.id <= this.clearedThrough &&
        going.has(sidOf(event)),
    );
    return [...headings, ...fresh];
  }

  private changed(): void {
    for (const listener of this.listeners) listener();
  }
}
