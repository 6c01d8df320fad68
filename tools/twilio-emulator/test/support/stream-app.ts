import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import twilio from 'twilio';
import { WebSocketServer, type WebSocket } from 'ws';
import { until } from './rig';

type Message = Record<string, unknown> & { event: string; streamSid?: string };

/** A program behind `<Stream>`: checks the handshake with the official library, and sends the sound back where it is to. */
export class StreamApp {
  readonly received: Message[] = [];
  readonly handshakes: { isSigned: boolean; path: string }[] = [];
  isEcho = true;
  private readonly server: Server = createServer();
  private readonly sockets = new WebSocketServer({ server: this.server });
  private socket: WebSocket | undefined;
  url = '';

  constructor(authToken: () => string) {
    this.sockets.on('connection', (socket, request) => {
      this.socket = socket;
      const signature = String(request.headers['x-twilio-signature']);
      const isSigned = twilio.validateRequest(authToken(), signature, this.url, {});
      this.handshakes.push({ isSigned, path: request.url ?? '' });
      socket.on('message', (data: Buffer) => this.receive(JSON.parse(String(data)) as Message));
    });
  }

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    this.url = `ws://127.0.0.1:${(this.server.address() as AddressInfo).port}/sound`;
    return this;
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets.clients) socket.terminate();
    await new Promise((resolve) => this.server.close(resolve));
  }

  forget(isEcho: boolean): void {
    this.received.splice(0);
    this.handshakes.splice(0);
    [this.isEcho, this.socket] = [isEcho, undefined];
  }

  say(message: { event: string } & Record<string, unknown>): void {
    const [{ streamSid } = {}] = this.of('start');
    this.socket?.send(JSON.stringify({ streamSid, ...message }));
  }

  sayBinary(data: Buffer): void {
    this.socket?.send(data);
  }

  close(): void {
    this.socket?.close();
  }

  of<More = object>(event: string): (Message & More)[] {
    return this.received.filter((message) => message.event === event) as (Message & More)[];
  }

  async expect<More = object>(event: string, count = 1): Promise<Message & More> {
    const found = await until(
      () => this.of<More>(event),
      (all) => all.length >= count,
      90_000,
    );
    const message = found[count - 1];
    if (!message) throw new Error(`no ${event}: ${JSON.stringify(this.received.slice(0, 5))}`);
    return message;
  }

  private receive(message: Message): void {
    this.received.push(message);
    const { payload } = (message['media'] ?? {}) as { payload?: string };
    if (this.isEcho && payload !== undefined) this.say({ event: 'media', media: { payload } });
  }
}
