import type { CallEvent } from './call-event';
import type { RawParams } from './params';

/** A class of events. */
export type EventClass<E extends CallEvent = CallEvent> = new () => E;

/** Several classes of events under one name; the parameters tell which it is. */
export interface EventChoice<E extends CallEvent = CallEvent> {
  readonly name: string;
  readonly classes: readonly EventClass<E>[];
  choose(params: RawParams): EventClass<E>;
}

/** What `@Step` and `parseEvent` take. */
export type EventSource<E extends CallEvent = CallEvent> = EventClass<E> | EventChoice<E>;

export function eventChoice<E extends CallEvent>(
  name: string,
  classes: readonly EventClass<E>[],
  choose: (params: RawParams) => EventClass<E>,
): EventChoice<E> {
  return Object.freeze({ name, classes, choose });
}

/** The classes that a source can give; none where it is no source at all (a circular import gives undefined). */
export function eventClasses(source: unknown): readonly unknown[] {
  if (typeof source === 'function') return [source];
  if (typeof source === 'object' && source !== null && 'classes' in source && Array.isArray(source.classes)) {
    return source.classes as readonly unknown[];
  }
  return [];
}
