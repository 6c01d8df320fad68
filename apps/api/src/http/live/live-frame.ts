import type { LiveReady, LiveSignal } from '@centralita/shared-types';
import type { Activity } from '../../platform/events/activity-log';
import { toLiveEvent } from '../../platform/events/live-event';

/**
 * An activity on its way to all who listen: written as text once, not once for each. Only the id differs, between those
 * who read several streams and those who read one.
 */
export class LiveFrame {
  readonly #bytes = new Map<string, Buffer>();
  readonly #data: string;

  constructor(readonly activity: Activity) {
    this.#data = JSON.stringify(toLiveEvent(activity));
  }

  bytes(id: string): Buffer {
    let bytes = this.#bytes.get(id);
    if (!bytes) {
      bytes = Buffer.from(`id: ${id}\ndata: ${this.#data}\n\n`);
      this.#bytes.set(id, bytes);
    }
    return bytes;
  }
}

/** Something that passes: without an id, since nobody comes back to it. */
export const signalFrame = (event: LiveSignal): string => `data: ${JSON.stringify(event)}\n\n`;

/** Says where the reader stands, at the start and where too much was missed. */
export const readyFrame = (id: string, ready: LiveReady): string =>
  `event: ready\nid: ${id}\ndata: ${JSON.stringify(ready)}\n\n`;

/** How long `EventSource` waits before it comes back: not all at once, where a server with many of them has ended. */
export const retryFrame = (): string =>
  `retry: ${RETRY_MIN_MS + Math.floor(Math.random() * RETRY_SPREAD_MS)}\n\n`;
const RETRY_MIN_MS = 1_000;
const RETRY_SPREAD_MS = 2_000;

/** Keeps the connection open; the id comes along where it went on over events that the reader may not see. */
export const heartbeatFrame = (id: string | undefined): string =>
  id === undefined ? ':\n\n' : `:\nid: ${id}\n\n`;
