import type { InspectorEvent } from '../../../src/control/inspector-events';

/** A sentence of a call. */
export interface Caption {
  who: 'they' | 'you';
  text: string;
}

/** What is said in one call, in the order in which this page learned of it. */
export class Captions {
  readonly lines: Caption[] = [];
  private seenThrough = 0;

  /** @param callSid the leg that this phone is at the end of */
  constructor(readonly callSid: string | undefined) {}

  /** Takes what the other side says from events, which may have been seen before. */
  follow(events: readonly InspectorEvent[]): void {
    for (const event of events) {
      if (event.id <= this.seenThrough) continue;
      this.seenThrough = event.id;
      if (event.type !== 'verb' || event.callSid !== this.callSid) continue;
      if (event.spoken !== undefined) this.lines.push({ who: 'they', text: event.spoken });
    }
  }

  youSaid(text: string): void {
    this.lines.push({ who: 'you', text });
  }
}
