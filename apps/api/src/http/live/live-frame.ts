import type { LiveReady } from '@centralita/shared-types';
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

/** Says where the reader stands, at the start and where too much was missed. */
export const readyFrame = (id: string, ready: LiveReady): string =>
  `event: ready\nid: ${id}\ndata: ${JSON.stringify(ready)}\n\n`;

/** Keeps the connection open; the id comes along where it went on over events that the reader may not see. */
export const heartbeatFrame = (id: string | undefined): string =>
  id === undefined ? ':\n\n' : `:\nid: ${id}\n\n`;
