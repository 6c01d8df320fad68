import { type AudioSource, FRAME_SAMPLES, type Frame, SILENCE } from '../media/audio';
import { decodeMuLaw } from '../media/mu-law';

/** µ-law of silence. */
const QUIET = 0xff;

type Item = { kind: 'sound'; bytes: Buffer } | { kind: 'mark'; name: string };

/**
 * Plays what a program sends, in order and as one sound, however it was cut. Silent while nothing waits; ends when it is closed.
 */
export class StreamPlayer implements AudioSource {
  private readonly waiting: Item[] = [];
  private isClosed = false;

  /** @param marked told of a mark once all before it was played, or was cleared away */
  constructor(private readonly marked: (name: string) => void) {}

  add(sound: Buffer): void {
    if (sound.length > 0) this.waiting.push({ kind: 'sound', bytes: sound });
  }

  mark(name: string): void {
    this.waiting.push({ kind: 'mark', name });
    if (this.waiting.length === 1) this.passMarks();
  }

  /** Drops what waits. Its marks are told, as if they had been reached. */
  clear(): void {
    for (const item of this.waiting.splice(0)) if (item.kind === 'mark') this.marked(item.name);
  }

  close(): void {
    this.isClosed = true;
  }

  read(): Frame | undefined {
    if (this.isClosed) return undefined;
    const frame = Buffer.alloc(FRAME_SAMPLES, QUIET);
    let filled = 0;
    while (filled < FRAME_SAMPLES) {
      this.passMarks();
      const [item] = this.waiting;
      if (item?.kind !== 'sound') break;
      const taken = item.bytes.copy(frame, filled, 0, FRAME_SAMPLES - filled);
      filled += taken;
      item.bytes = item.bytes.subarray(taken);
      if (item.bytes.length === 0) this.waiting.shift();
    }
    this.passMarks();
    return filled === 0 ? SILENCE : decodeMuLaw(frame);
  }

  private passMarks(): void {
    for (let [item] = this.waiting; item?.kind === 'mark'; [item] = this.waiting) {
      this.waiting.shift();
      this.marked(item.name);
    }
  }
}
