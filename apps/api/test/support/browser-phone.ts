import { RTCPeerConnection } from 'werift';
import { WebSocket } from 'ws';

interface Frame {
  type: string;
  payload: Record<string, unknown>;
}

/** A browser's phone as the line sees it: it registers with an access token, and rings. */
export class BrowserPhone {
  readonly #frames: Frame[] = [];
  readonly #connections: RTCPeerConnection[] = [];

  private constructor(private readonly socket: WebSocket) {
    socket.on('message', (data: Buffer) => {
      const text = data.toString();
      if (text === '\n') socket.send('\n');
      else this.#frames.push(JSON.parse(text) as Frame);
    });
  }

  /** @param base address of the emulator */
  static async register(base: string, token: string): Promise<BrowserPhone> {
    const socket = new WebSocket(`${base.replace(/^http/, 'ws')}/signal`);
    await new Promise<void>((done, failed) => socket.once('open', () => done()).once('error', failed));
    const phone = new BrowserPhone(socket);
    phone.#send('listen', { token, reconnectTimeout: 0, browserinfo: {} });
    await phone.next('connected');
    phone.#send('register', { media: { audio: true } });
    await phone.next('ready');
    return phone;
  }

  /** The first frame of this type, or a later one. */
  async next(type: string, nth = 1): Promise<Record<string, unknown>> {
    const deadline = Date.now() + 60_000;
    for (;;) {
      const frame = this.#frames.filter((candidate) => candidate.type === type)[nth - 1];
      if (frame) return frame.payload;
      if (Date.now() > deadline)
        throw new Error(`No ${type}, but ${this.#frames.map((each) => each.type).join(', ')}.`);
      await new Promise((done) => setTimeout(done, 10));
    }
  }

  /** Accepts the call that rings, the first or a later one. */
  async answer(nth = 1): Promise<void> {
    const { callsid, sdp } = await this.next('invite', nth);
    const connection = new RTCPeerConnection();
    this.#connections.push(connection);
    connection.addTransceiver('audio');
    await connection.setRemoteDescription({ type: 'offer', sdp: String(sdp) });
    await connection.setLocalDescription(await connection.createAnswer());
    const connected = connection.connectionStateChange.watch((state) => state === 'connected', 60_000);
    this.#send('answer', { callsid, sdp: connection.localDescription?.sdp });
    // werift goes on sending a handshake that is cut off, for half a minute.
    await connected;
  }

  /** Calls a number, until it is answered. @returns id of the call */
  async dial(to: string): Promise<string> {
    const connection = await this.begin(to);
    const { callsid, sdp: answer } = await this.next('answer');
    await connection.setRemoteDescription({ type: 'answer', sdp: String(answer) });
    return String(callsid);
  }

  /** Calls a number, which rings. */
  async begin(to: string): Promise<RTCPeerConnection> {
    const connection = new RTCPeerConnection();
    this.#connections.push(connection);
    connection.addTransceiver('audio');
    await connection.setLocalDescription(await connection.createOffer());
    const params = `To=${encodeURIComponent(to)}`;
    const sdp = connection.localDescription?.sdp;
    this.#send('invite', { callsid: 'TJ1', sdp, twilio: { params } });
    return connection;
  }

  /** Declines the call that rings, the first or a later one. */
  async reject(nth = 1): Promise<void> {
    this.#send('reject', { callsid: (await this.next('invite', nth))['callsid'] });
  }

  async close(): Promise<void> {
    await Promise.all(this.#connections.map((connection) => connection.close()));
    this.socket.terminate();
  }

  #send(type: string, payload: object): void {
    this.socket.send(JSON.stringify({ type, payload, version: '1.6' }));
  }
}
