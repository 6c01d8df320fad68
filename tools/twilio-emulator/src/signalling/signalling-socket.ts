import type { RawData, WebSocket } from 'ws';
import { type ClientFrame, HEARTBEAT, parseClientFrame, serverFrame, type ServerFrames } from './frames';

/** What a socket tells its session. */
export interface SocketListener {
  frame(frame: ClientFrame): void;
  /** The connection is gone, by whichever side. Told once, last. */
  closed(): void;
}

/** Beats without an answer after which a socket counts as dead. */
const MISSED_BEATS_MAX = 2;

/** One WebSocket of the Voice SDK: frames in and out, heartbeat, and the end of dead connections. */
export class SignallingSocket {
  listener: SocketListener = { frame: () => undefined, closed: () => undefined };
  framesIn = 0;
  framesOut = 0;
  private missedBeats = 0;
  private readonly heartbeat: NodeJS.Timeout;

  constructor(
    private readonly socket: WebSocket,
    heartbeatMs: number,
  ) {
    this.heartbeat = setInterval(() => this.beat(), heartbeatMs);
    socket.on('message', (data, isBinary) => {
      if (!isBinary) this.receive(textOf(data));
    });
    socket.on('close', () => {
      clearInterval(this.heartbeat);
      this.listener.closed();
    });
    socket.on('error', () => socket.terminate());
  }

  send<T extends keyof ServerFrames>(type: T, payload: ServerFrames[T]): void {
    this.framesOut += 1;
    this.socket.send(serverFrame(type, payload));
  }

  /** Cuts the connection without a good-bye, as a lost network does. */
  drop(): void {
    this.socket.terminate();
  }

  private receive(text: string): void {
    this.missedBeats = 0;
    this.framesIn += 1;
    if (text === HEARTBEAT) return;
    const frame = parseClientFrame(text);
    if (frame) this.listener.frame(frame);
  }

  private beat(): void {
    if (this.missedBeats >= MISSED_BEATS_MAX) return this.drop();
    this.missedBeats += 1;
    this.socket.send(HEARTBEAT);
  }
}

function textOf(data: RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString('utf8');
  return (Buffer.isBuffer(data) ? data : Buffer.from(data)).toString('utf8');
}
