import { RTCPeerConnection, RTCRtpCodecParameters } from 'werift';
import { WebSocket } from 'ws';
import type { EmulatorMessage, PageMessage } from '../protocol';

/** A handset page without a browser: the same protocol, and real media by werift. */
export class TestPage {
  readonly heard: EmulatorMessage[] = [];
  private readonly waiting: (() => void)[] = [];
  private connection: RTCPeerConnection | undefined;
  number = '';
  closedWith: number | undefined;

  private constructor(readonly socket: WebSocket) {
    socket.on('message', (data) => {
      const message = JSON.parse((data as Buffer).toString('utf8')) as EmulatorMessage;
      this.heard.push(message);
      if (message.type === 'claimed') this.number = message.number;
      if (message.type === 'media')
        void this.connection?.setRemoteDescription({ type: 'answer', sdp: message.sdp });
      for (const wake of this.waiting.splice(0)) wake();
    });
    socket.on('close', (code) => {
      this.closedWith = code;
      for (const wake of this.waiting.splice(0)) wake();
    });
  }

  static async open(url: string, options: { origin?: string } = {}): Promise<TestPage> {
    const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/handset`, options);
    const page = new TestPage(socket);
    await new Promise<void>((resolve, reject) => {
      socket.once('open', resolve);
      socket.once('error', reject);
    });
    return page;
  }

  /** Opens and claims a number. */
  static async withNumber(url: string, number?: string): Promise<TestPage> {
    const page = await TestPage.open(url);
    page.say({ type: 'claim', ...(number === undefined ? {} : { number }) });
    await page.hears('claimed');
    return page;
  }

  say(message: PageMessage): void {
    this.socket.send(JSON.stringify(message));
  }

  /** The first message of this type that was not waited for yet; takes it and all before it away. */
  async hears<T extends EmulatorMessage['type']>(type: T): Promise<Extract<EmulatorMessage, { type: T }>> {
    const deadline = Date.now() + 5000;
    for (;;) {
      const index = this.heard.findIndex((message) => message.type === type);
      const found = this.heard[index];
      if (found) {
        this.heard.splice(0, index + 1);
        return found as Extract<EmulatorMessage, { type: T }>;
      }
      if (Date.now() > deadline) throw new Error(`no “${type}” came; heard ${JSON.stringify(this.heard)}`);
      await new Promise<void>((resolve) => {
        this.waiting.push(resolve);
        setTimeout(resolve, 100);
      });
    }
  }

  async offer(): Promise<string> {
    await this.connection?.close();
    this.connection = new RTCPeerConnection({
      codecs: {
        audio: [
          new RTCRtpCodecParameters({ mimeType: 'audio/PCMU', clockRate: 8000, channels: 1, payloadType: 0 }),
        ],
      },
      iceServers: [],
    });
    this.connection.addTransceiver('audio', { direction: 'sendrecv' });
    await this.connection.setLocalDescription(await this.connection.createOffer());
    return this.connection.localDescription?.sdp ?? '';
  }

  async calls(to: string): Promise<void> {
    this.say({ type: 'call', to, sdp: await this.offer() });
  }

  async answers(): Promise<void> {
    this.say({ type: 'answer', sdp: await this.offer() });
  }

  async close(): Promise<void> {
    await this.connection?.close();
    if (this.closedWith !== undefined) return;
    const closed = new Promise((resolve) => this.socket.once('close', resolve));
    this.socket.close();
    await closed;
  }
}
