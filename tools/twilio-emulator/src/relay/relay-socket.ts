import { WebSocket } from 'ws';

const HANDSHAKE_MAX_MS = 5_000;
const MESSAGE_MAX_BYTES = 256 * 1024;

/** Twilio's end of a session's WebSocket. */
export class RelaySocket {
  /** Told once the program has closed it, or it broke. */
  readonly closed: Promise<{ code: number; reason: string }>;

  private constructor(private readonly socket: WebSocket) {
    this.closed = new Promise((resolve) => {
      socket.on('close', (code, reason) => resolve({ code, reason: reason.toString('utf8') }));
    });
    socket.on('error', () => socket.terminate());
  }

  /** Rejects where there is no WebSocket server at the address, or it does not let us in. */
  static async open(url: string, signature: string): Promise<RelaySocket> {
    const socket = new WebSocket(url, {
      headers: { 'X-Twilio-Signature': signature, 'User-Agent': 'TwilioProxy/1.1' },
      handshakeTimeout: HANDSHAKE_MAX_MS,
      maxPayload: MESSAGE_MAX_BYTES,
    });
    await new Promise<void>((resolve, reject) => {
      socket.once('open', resolve);
      socket.once('error', reject);
    });
    socket.removeAllListeners('error');
    return new RelaySocket(socket);
  }

  onMessage(take: (text: string, isBinary: boolean) => void): void {
    this.socket.on('message', (data: Buffer, isBinary: boolean) => take(data.toString('utf8'), isBinary));
  }

  send(message: object): void {
    if (this.socket.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(message));
  }

  close(code = 1000, reason = ''): void {
    this.socket.close(code, reason);
  }
}
