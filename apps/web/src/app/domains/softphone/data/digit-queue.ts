/** A tone of 160 ms and a gap of 70 ms, as the Voice SDK plays each key (its `call.ts`). */
const KEY_MS = 230;
const PAUSE_MS = 500;

/**
 * Passes keys on no faster than they sound. Browsers drop what is still to be played when more is inserted
 * (https://www.w3.org/TR/webrtc/#dom-rtcdtmfsender-insertdtmf), and the SDK inserts at each `sendDigits`: of keys that
 * are pressed fast, all but the last would be lost.
 */
export class DigitQueue {
  private waiting = '';
  private isPlaying = false;

  constructor(private readonly send: (digits: string) => void) {}

  /** @param digits `0-9*#`, and `w` for a pause */
  add(digits: string): void {
    this.waiting += digits;
    if (!this.isPlaying) this.playNext();
  }

  private playNext(): void {
    const digits = this.waiting;
    this.waiting = '';
    this.isPlaying = digits !== '';
    if (!this.isPlaying) return;
    this.send(digits);
    setTimeout(() => this.playNext(), durationMs(digits));
  }
}

function durationMs(digits: string): number {
  return [...digits].reduce((sum, digit) => sum + (digit === 'w' ? PAUSE_MS : KEY_MS), 0);
}
