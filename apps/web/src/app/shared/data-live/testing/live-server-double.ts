import type { LiveEvent, LiveSignal } from '@centralita/shared-types';
import type { LiveAnswer } from '../live-transport';

/** One request of the stream: the test accepts or refuses it, speaks and hangs up. */
export class LiveRequest {
  isOpen = true;
  readonly answered: Promise<LiveAnswer>;
  private answer: (answer: LiveAnswer) => void = () => undefined;
  private readonly written: string[] = [];
  private wake: () => void = () => undefined;

  constructor(
    readonly path: string,
    readonly lastEventId: string | undefined,
    signal: AbortSignal,
  ) {
    this.answered = new Promise((resolve, reject) => {
      this.answer = resolve;
      signal.addEventListener('abort', () => {
        this.close();
        reject(new DOMException('aborted', 'AbortError'));
      });
    });
  }

  refuse(status: number, retryAfterSec = 0): void {
    this.isOpen = false;
    this.answer({ status, retryAfterSec });
  }

  ready(reload = false): void {
    this.answer({ status: 200, retryAfterSec: 0, pieces: this.pieces() });
    this.write(`event: ready\ndata: ${JSON.stringify({ reload })}\n\n`);
  }

  send(id: string, event: Partial<LiveEvent>): void {
    const whole: LiveEvent = { kind: 'people/joined', organisationId: 'one', at: 1, data: {}, ...event };
    this.write(`id: ${id}\nevent: ${whole.kind}\ndata: ${JSON.stringify(whole)}\n\n`);
  }

  /** What passes has no id. */
  pass(signal: LiveSignal): void {
    this.write(`data: ${JSON.stringify(signal)}\n\n`);
  }

  /** The server, or the network, ends it. */
  close(): void {
    this.isOpen = false;
    this.wake();
  }

  private write(text: string): void {
    this.written.push(text);
    this.wake();
  }

  private async *pieces(): AsyncGenerator<string> {
    while (this.isOpen || this.written.length > 0) {
      const next = this.written.shift();
      if (next !== undefined) yield next;
      else await new Promise<void>((resolve) => (this.wake = resolve));
    }
  }
}

/** The server's side of the live stream, in the place of `LiveTransport`. */
export class LiveServerDouble {
  readonly requests: LiveRequest[] = [];

  open(path: string, lastEventId: string | undefined, signal: AbortSignal): Promise<LiveAnswer> {
    const request = new LiveRequest(path, lastEventId, signal);
    this.requests.push(request);
    return request.answered;
  }

  get connections(): LiveRequest[] {
    return this.requests.filter(({ isOpen }) => isOpen);
  }

  get latest(): LiveRequest {
    const request = this.requests.at(-1);
    if (!request) throw new Error('nobody asked');
    return request;
  }
}
