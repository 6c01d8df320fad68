import type { EmulatorMessage, PageMessage } from '../../../src/handset/protocol';

/** What the line tells the phone. */
export interface LineListener {
  said(message: EmulatorMessage): void;
  down(): void;
}

const FIRST_RETRY_MS = 250;
const LONGEST_RETRY_MS = 4000;
const STORED = 'handset.number';

/** The WebSocket to the emulator: comes back by itself and claims its number again. */
export class PhoneLine {
  private socket: WebSocket | undefined;
  private retryMs = FIRST_RETRY_MS;

  constructor(
    private readonly url: string,
    private readonly listener: LineListener,
  ) {}

  connect(): void {
    const socket = new WebSocket(this.url);
    this.socket = socket;
    socket.addEventListener('open', () => {
      this.retryMs = FIRST_RETRY_MS;
      const number = sessionStorage.getItem(STORED);
      this.send({ type: 'claim', ...(number === null ? {} : { number }) });
    });
    socket.addEventListener('message', ({ data }) => this.receive(String(data)));
    socket.addEventListener('close', () => {
      if (this.socket !== socket) return;
      this.socket = undefined;
      this.listener.down();
      setTimeout(() => this.connect(), this.retryMs);
      this.retryMs = Math.min(this.retryMs * 2, LONGEST_RETRY_MS);
    });
  }

  send(message: PageMessage): void {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(message));
  }

  private receive(text: string): void {
    const message = JSON.parse(text) as EmulatorMessage; // our own emulator, same origin, same build
    if (message.type === 'claimed') sessionStorage.setItem(STORED, message.number);
    this.listener.said(message);
  }
}
