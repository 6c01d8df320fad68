import type { ServerResponse } from 'node:http';
import { includesRole, type Role } from '@centralita/shared-types';
import type { Principal } from '../../domains/people/api/principal';
import { maySee } from '../../platform/events/live-event';
import { writeCursor } from '../../platform/events/stream-cursor';
import { heartbeatFrame, readyFrame, retryFrame, type LiveFrame } from './live-frame';

/**
 * One open stream. Its cursor makes it impossible to lose or double an event: it takes only the one that comes next, and
 * whatever it could not take is read from the log later, from the cursor on.
 */
export class LiveListener {
  /** Epoch milliseconds. */
  readonly openedAt: number;
  readonly #cursor = new Map<string, number>();
  #sentId = '';
  #pausedAt: number | undefined;
  #ended = false;
  /** Whether events that it missed are being read for it. */
  catchingUp = false;

  constructor(
    private readonly response: ServerResponse,
    readonly principal: Principal,
    readonly streams: readonly string[],
    private readonly now: () => number,
    private readonly onDrained: () => void,
  ) {
    this.openedAt = now();
  }

  get hasEnded(): boolean {
    return this.#ended;
  }

  /** When the client stopped reading; undefined where it reads. */
  get pausedAt(): number | undefined {
    return this.#pausedAt;
  }

  /** The number it has come to; undefined until it stands somewhere. */
  at(stream: string): number | undefined {
    return this.#cursor.get(stream);
  }

  open(cursor: ReadonlyMap<string, number>, reload: boolean): void {
    this.#write(retryFrame());
    this.moveTo(cursor, reload);
  }

  /** Puts it somewhere, and says so. */
  moveTo(cursor: ReadonlyMap<string, number>, reload: boolean): void {
    for (const [stream, number] of cursor) this.#cursor.set(stream, number);
    this.#write(readyFrame(this.#nextId(), { reload }));
  }

  /** @returns `behind` where another event comes before this one */
  take(frame: LiveFrame): 'done' | 'behind' {
    const { stream, number } = frame.activity;
    const at = this.#cursor.get(stream);
    if (this.#ended || at === undefined || number <= at) return 'done';
    if (this.#pausedAt !== undefined || number !== at + 1) return 'behind';
    this.#cursor.set(stream, number);
    if (maySee(this.principal, frame.activity)) this.#write(frame.bytes(this.#nextId()));
    return 'done';
  }

  /** What passes: who is not reading at the moment does not get it later. */
  pass(frame: string, role: Role): void {
    if (this.#pausedAt !== undefined || this.#cursor.size === 0) return;
    if (includesRole(this.principal.role, role)) this.#write(frame);
  }

  beat(): void {
    if (this.#pausedAt !== undefined) return;
    const sent = this.#sentId;
    const id = this.#nextId();
    this.#write(heartbeatFrame(id === sent ? undefined : id));
  }

  end(): void {
    if (this.#ended) return;
    this.#ended = true;
    // Who does not read would keep the connection open for as long as they like.
    if (this.#pausedAt !== undefined) this.response.destroy();
    else this.response.end();
  }

  #nextId(): string {
    this.#sentId = writeCursor(this.#cursor);
    return this.#sentId;
  }

  #write(chunk: string | Buffer): void {
    if (this.#ended || this.response.write(chunk)) return;
    this.#pausedAt = this.now();
    this.response.once('drain', () => {
      this.#pausedAt = undefined;
      this.onDrained();
    });
  }
}
