import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import twilio from 'twilio';
import { WebSocketServer, type WebSocket } from 'ws';
import { until } from './rig';

type Message = Record<string, unknown> & { type: string };

/** A program behind `<ConversationRelay>`: checks the handshake with the official library, and does what the test says. */
export class RelayApp {
  readonly received: Message[] = [];
  readonly handshakes: { isSigned: boolean }[] = [];
  closed: number | undefined;
  private readonly server: Server = createServer();
  private readonly sockets = new WebSocketServer({ server: this.server });
  private socket: WebSocket | undefined;
  url = '';

  constructor(authToken: () => string) {
    this.sockets.on('connection', (socket, request) => {
      this.socket = socket;
      const signature = String(request.headers['x-twilio-signature']);
      this.handshakes.push({ isSigned: twilio.validateRequest(authToken(), signature, this.url, {}) });
      socket.on('message', (data: Buffer) => this.received.push(JSON.parse(String(data)) as Message));
      socket.on('close', (code) => (this.closed = code));
    });
  }

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    this.url = `ws://127.0.0.1:${(this.server.address() as AddressInfo).port}/talk`;
    return this;
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets.clients) socket.terminate();
    await new Promise((resolve) => this.server.close(resolve));
  }

  forget(): void {
    this.received.splice(0);
    this.handshakes.splice(0);
    [this.closed, this.socket] = [undefined, undefined];
  }

  say(message: object | string): void {
    this.socket?.send(typeof message === 'string' ? message : JSON.stringify(message));
  }

  close(): void {
    this.socket?.close(1011, 'out of order');
  }

  of(type: string): Message[] {
    return this.received.filter((message) => message.type === type);
  }

  /** Waits for the first message of this type. */
  async expect(type: string, count = 1): Promise<Message> {
    const found = await until(
      () => this.of(type),
      (all) => all.length >= count,
      60_000,
    );
    const [message] = found.slice(count - 1);
    if (!message) throw new Error(`no ${type}: ${JSON.stringify(this.received)}`);
    return message;
  }
}
