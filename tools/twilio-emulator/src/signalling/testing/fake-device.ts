import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocket } from 'ws';

interface Received {
  type: string;
  payload: Record<string, unknown>;
}

/** A device that speaks the protocol by hand, to do what the SDK never would. */
export class FakeDevice {
  readonly received: Received[] = [];
  heartbeats = 0;
  isClosed = false;
  private constructor(
    readonly socket: WebSocket,
    private readonly answersHeartbeat: boolean,
  ) {
    socket.on('message', (data: Buffer) => this.receive(data.toString()));
    socket.on('close', () => (this.isClosed = true));
    socket.on('error', () => undefined);
  }

  static async open(url: string, { answersHeartbeat = true } = {}): Promise<FakeDevice> {
    const socket = new WebSocket(`${url.replace(/^http/, 'ws')}signal`);
    const device = new FakeDevice(socket, answersHeartbeat);
    await new Promise<void>((resolve, reject) => {
      socket.once('open', () => resolve());
      socket.once('error', reject);
    });
    return device;
  }

  send(type: string, payload: object): void {
    this.socket.send(JSON.stringify({ type, payload, version: '1.6' }));
  }

  /** The payload of the `nth` frame of this type. */
  async got(type: string, nth = 1): Promise<Record<string, unknown>> {
    for (let waitedMs = 0; waitedMs < 60_000; waitedMs += 10) {
      const frames = this.received.filter((frame) => frame.type === type);
      const frame = frames[nth - 1];
      if (frame) return frame.payload;
      await sleep(10);
    }
    throw new Error(`No ${type}; got ${this.received.map((frame) => frame.type).join(', ')}`);
  }

  types(): string[] {
    return this.received.map(({ type }) => type);
  }

  close(): void {
    this.socket.terminate();
  }

  private receive(text: string): void {
    if (text === '\n') {
      this.heartbeats += 1;
      if (this.answersHeartbeat) this.socket.send('\n');
      return;
    }
    this.received.push(JSON.parse(text) as Received);
  }
}
