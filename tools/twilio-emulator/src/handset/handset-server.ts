import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import type { CallEngine } from '../calls/party';
import type { HostNames } from '../control/host-names';
import type { HandsetDirectory } from './handset-directory';
import { HandsetLine } from './handset-line';
import type { RtpEndpoint } from '../media/rtp-endpoint';
import { MAX_FRAME_BYTES, parsePageMessage, type EmulatorMessage } from './protocol';

export interface HandsetServerOptions {
  engine: CallEngine;
  directory: HandsetDirectory;
  /** Account that a dialled number belongs to. */
  accountFor: (to: string) => string;
  /** The audio connection of a new call, such as `() => rtpEndpoints.create()`. */
  createMedia: () => RtpEndpoint;
  hosts: HostNames;
  /** How often an idle page is asked whether it is still there. */
  heartbeatMs?: number;
}

const DEFAULT_HEARTBEAT_MS = 10_000;

/** The WebSocket endpoint `/handset`: each connection is one handset page. */
export class HandsetServer {
  private readonly sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_FRAME_BYTES });
  private readonly silent = new WeakSet<WebSocket>();
  private readonly heartbeat: NodeJS.Timeout;

  constructor(private readonly options: HandsetServerOptions) {
    this.heartbeat = setInterval(() => this.dropSilentPages(), options.heartbeatMs ?? DEFAULT_HEARTBEAT_MS);
    this.heartbeat.unref();
  }

  /** Takes over an HTTP upgrade of `/handset`; the composition root calls it. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    if (!this.options.hosts.serve(request.headers.host) || !isSameOrigin(request)) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    this.sockets.handleUpgrade(request, socket, head, (page) => this.connect(page));
  }

  /** Ends every page's call and connection. */
  close(): void {
    clearInterval(this.heartbeat);
    for (const page of this.sockets.clients) page.close(1001, 'The emulator is stopping.');
    this.sockets.close();
  }

  private connect(page: WebSocket): void {
    const line = new HandsetLine({
      engine: this.options.engine,
      directory: this.options.directory,
      accountFor: this.options.accountFor,
      createMedia: this.options.createMedia,
      send: (message: EmulatorMessage) => {
        if (page.readyState === page.OPEN) page.send(JSON.stringify(message));
      },
    });
    page.on('pong', () => this.silent.delete(page));
    page.on('message', (data, isBinary) => {
      const message = isBinary ? undefined : parsePageMessage((data as Buffer).toString('utf8'));
      if (message === undefined) line.refuse('protocol');
      else line.receive(message);
    });
    page.on('error', () => page.terminate());
    page.on('close', () => line.close());
  }

  private dropSilentPages(): void {
    for (const page of this.sockets.clients) {
      if (this.silent.has(page)) page.terminate();
      else {
        this.silent.add(page);
        page.ping();
      }
    }
  }
}

/** Any web site may open a WebSocket to this machine; only the page that came from here may use this one. */
function isSameOrigin(request: IncomingMessage): boolean {
  const { origin, host } = request.headers;
  if (origin === undefined) return true; // not a browser
  return URL.canParse(origin) && new URL(origin).host === host;
}
