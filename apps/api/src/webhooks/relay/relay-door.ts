import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { Request } from 'express';
import { PinoLogger } from 'nestjs-pino';
import type { WebSocketServer } from 'ws';
import { WebhookRefused } from '../../domains/accounts/api/webhook-refused';
import { KnownCalls } from '../../domains/calls/api/known-calls';
import { FailedSignatures } from '../failed-signatures';
import { WebhookMeter } from '../webhook-meter';
import { RelayGuard, relayedCallOf } from './relay-guard';
import type { RelayedCall } from './relay-session';
import { RelaySessions } from './relay-sessions';

const MESSAGE_MAX_BYTES = 64 * 1024;
const CHANNEL = 'relay';

/** Where Twilio opens the WebSockets of calls that talk with the assistant. */
@Injectable()
export class RelayDoor implements OnApplicationBootstrap, BeforeApplicationShutdown {
  #sockets: Promise<WebSocketServer> | undefined;

  constructor(
    private readonly host: HttpAdapterHost,
    private readonly guard: RelayGuard,
    private readonly calls: KnownCalls,
    private readonly sessions: RelaySessions,
    private readonly failures: FailedSignatures,
    private readonly meter: WebhookMeter,
    private readonly logger: PinoLogger,
  ) {
    logger.setContext('Relay');
  }

  onApplicationBootstrap(): void {
    // A program without doors, such as one that only does jobs, has no adapter.
    const adapter = this.host.httpAdapter as HttpAdapterHost['httpAdapter'] | null;
    const server = adapter?.getHttpServer() as Server | undefined;
    server?.on('upgrade', (request, socket, head) => {
      socket.on('error', () => socket.destroy());
      void this.#upgrade(request, socket, head);
    });
  }

  /** An upgraded connection would hold the server open. */
  async beforeApplicationShutdown(): Promise<void> {
    this.sessions.close();
    (await this.#sockets)?.close();
  }

  async #upgrade(message: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const call = relayedCallOf(message.url ?? '');
    if (!call) return refuse(socket, '404 Not Found');
    const request = this.guard.asRequest(message);
    try {
      this.guard.assertSigned(request, call);
      await this.#letIn(call, request, socket, head);
    } catch (error) {
      if (error instanceof WebhookRefused) return this.#refuse(error, request, socket);
      this.meter.count(CHANNEL, 'failed');
      this.logger.error({ event: 'relay.failed', err: error, call_sid: call.callSid });
      refuse(socket, '503 Service Unavailable');
    }
  }

  async #letIn(call: RelayedCall, request: Request, socket: Duplex, head: Buffer): Promise<void> {
    // Its voice webhook has written it down: whose number was called is not for the WebSocket to say.
    const known = await this.calls.find(call.callSid);
    if (!known || known.isOver) return refuse(socket, '404 Not Found');
    if (this.sessions.areFull) return refuse(socket, '503 Service Unavailable');
    const sockets = await (this.#sockets ??= makeSockets());
    const begun = await this.sessions.prepare(call, known.to);
    this.meter.count(CHANNEL, 'answered');
    sockets.handleUpgrade(request, socket, head, (opened) => begun(opened));
  }

  #refuse(error: WebhookRefused, { ip = '' }: Request, socket: Duplex): void {
    this.meter.refuse(CHANNEL, error.code);
    if (this.failures.countAndCheck(ip)) return refuse(socket, '429 Too Many Requests');
    this.logger.warn({ event: 'relay.refused', code: error.code, address: ip }, error.message);
    refuse(socket, '403 Forbidden');
  }
}

/** Read with the first call that talks so, not at the start. */
async function makeSockets(): Promise<WebSocketServer> {
  const { WebSocketServer: Sockets } = await import('ws');
  return new Sockets({ noServer: true, maxPayload: MESSAGE_MAX_BYTES, perMessageDeflate: false });
}

const refuse = (socket: Duplex, status: string): void => {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
};
