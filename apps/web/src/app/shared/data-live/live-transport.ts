import { Injectable } from '@angular/core';

export interface LiveAnswer {
  status: number;
  /** How long the server asks to wait; 0 where it does not say. */
  retryAfterSec: number;
  /** The stream as it comes; absent where it was refused. Ends with the connection, or throws. */
  pieces?: AsyncIterable<string>;
}

/** The request of the live stream. `fetch` and not `EventSource`: it shows heartbeats, statuses and `Retry-After`. */
@Injectable({ providedIn: 'root' })
export class LiveTransport {
  async open(path: string, lastEventId: string | undefined, signal: AbortSignal): Promise<LiveAnswer> {
    const { ok, status, headers, body } = await fetch(path, {
      headers: {
        Accept: 'text/event-stream',
        ...(lastEventId !== undefined && { 'Last-Event-ID': lastEventId }),
      },
      cache: 'no-store',
      signal,
    });
    const retryAfterSec = Number(headers.get('Retry-After')) || 0;
    if (ok && body) return { status, retryAfterSec, pieces: piecesOf(body) };
    await body?.cancel();
    return { status, retryAfterSec };
  }
}

async function* piecesOf(body: ReadableStream<Uint8Array<ArrayBuffer>>): AsyncGenerator<string> {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) yield piece.value;
}
