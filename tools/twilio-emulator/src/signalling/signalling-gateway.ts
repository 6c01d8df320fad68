import { EventEmitter } from 'node:events';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { CallEngine, Party } from '../calls/party';
import type { Inspector } from '../control/inspector-events';
import type { RtpEndpointFactory } from '../media/rtp-endpoint';
import type { AccountDirectory } from './account-directory';
import { CalledParty } from './called-party';
import { ClientSession, type SessionContext, type UserMessage } from './client-session';
import { SessionHub } from './session-hub';
import { SignallingSocket } from './signalling-socket';

/** The path that the Voice SDK opens. */
export const SIGNALLING_PATH = '/signal';

/** What the gateway needs of the emulator, and its times. */
export interface SignallingGatewayOptions {
  accounts: AccountDirectory;
  endpoints: RtpEndpointFactory;
  inspector: Inspector;
  /** Default 8 s; the SDK gives a silent socket up after 15 s. */
  heartbeatMs?: number;
  /** How long a call waits for a device whose socket was cut, unless the device says so itself. Default 30 s. */
  resumeGraceMs?: number;
}

/** A connected device, for tests and the control API. */
export interface SessionInfo {
  id: string;
  accountSid: string;
  identity: string;
  isRegistered: boolean;
  /** Epoch milliseconds; absent before a valid token. */
  tokenExpiresAtMs?: number;
  callSids: string[];
  frames: { in: number; out: number };
}

/** What the gateway tells. */
export interface SignallingGatewayEvents {
  userMessage: [message: UserMessage];
}

const FRAME_MAX_BYTES = 256 * 1024;

/**
 * Where Voice SDK devices connect (`wss://…/signal`). Attach it to an HTTP server's `upgrade` event, give it the call
 * engine by {@link useEngine}, and ring identities by {@link client}.
 */
export class SignallingGateway extends EventEmitter<SignallingGatewayEvents> {
  private readonly server = new WebSocketServer({ noServer: true, maxPayload: FRAME_MAX_BYTES });
  private readonly hub: SessionHub;
  private readonly context: SessionContext;
  private readonly heartbeatMs: number;
  private engine: CallEngine | undefined;
  private refusesUntilMs = 0;

  constructor({ accounts, endpoints, inspector, heartbeatMs, resumeGraceMs }: SignallingGatewayOptions) {
    super();
    this.heartbeatMs = heartbeatMs ?? 8000;
    this.hub = new SessionHub(resumeGraceMs ?? 30_000);
    this.context = {
      accounts,
      endpoints,
      inspector,
      hub: this.hub,
      engine: () => {
        if (!this.engine) throw new Error('No call engine: call useEngine() before devices connect.');
        return this.engine;
      },
      onUserMessage: (message) => this.emit('userMessage', message),
    };
  }

  useEngine(engine: CallEngine): void {
    this.engine = engine;
  }

  /** Takes an upgrade request to {@link SIGNALLING_PATH}; returns false, and does nothing, for any other path. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean {
    if (request.url?.split('?')[0] !== SIGNALLING_PATH) return false;
    if (Date.now() < this.refusesUntilMs) {
      socket.on('error', () => socket.destroy());
      socket.end('HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      return true;
    }
    this.server.handleUpgrade(request, socket, head, (webSocket) => {
      new ClientSession(new SignallingSocket(webSocket, this.heartbeatMs), this.context);
    });
    return true;
  }

  /** A party for this identity, not yet ringing. */
  client(accountSid: string, identity: string): Party {
    return new CalledParty({ accountSid, identity }, this.hub, this.context.endpoints);
  }

  /** Gives the device of this call a message; false where there is no such call, or its device is cut off. */
  sendUserMessage(
    callSid: string,
    content: unknown,
    { contentType = 'application/json', messageType = 'user-defined-message' } = {},
  ): boolean {
    const leg = this.hub.allLegs().find((one) => one.callSid === callSid);
    return leg?.sendUserMessage(content, contentType, messageType) ?? false;
  }

  /** All connected devices. */
  sessions(): SessionInfo[] {
    return this.hub.all().map((session) => {
      const { tokenExpiresAtMs } = session;
      return {
        id: session.id,
        ...session.owner,
        isRegistered: session.isRegistered,
        ...(tokenExpiresAtMs !== undefined ? { tokenExpiresAtMs } : {}),
        callSids: [...session.legs].flatMap((leg) => leg.callSid ?? []),
        frames: session.frames,
      };
    });
  }

  /** Cuts the sockets of an identity, as a lost network does; returns how many. */
  dropSockets(identity: string, accountSid?: string): number {
    const sessions = this.hub
      .all()
      .filter(
        ({ owner }) => owner.identity === identity && (accountSid ?? owner.accountSid) === owner.accountSid,
      );
    for (const session of sessions) session.drop();
    return sessions.length;
  }

  /** Cuts all sockets and takes no new ones for a time, as a gateway that restarts. Calls wait to be resumed. */
  restart(downForMs: number): void {
    this.refusesUntilMs = Date.now() + downForMs;
    for (const session of this.hub.all()) session.drop();
  }

  /** Ends all calls and connections for good. */
  close(): void {
    this.refusesUntilMs = Infinity;
    for (const leg of this.hub.allLegs()) leg.hangUp();
    for (const session of this.hub.all()) session.drop();
    this.server.close();
  }
}
