import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';
import { WebSocket } from 'ws';
import { ACCOUNT } from './account';

type Message = Record<string, unknown> & { type: string };

/** Twilio's end of a session: what `<ConversationRelay>` opens. */
export class RelayClient {
  readonly received: Message[] = [];
  closed: number | undefined;
  readonly #waiting = new Set<() => void>();

  private constructor(private readonly socket: WebSocket) {
    socket.on('message', (data: Buffer) => {
      this.received.push(JSON.parse(String(data)) as Message);
      this.#wake();
    });
    socket.on('close', (code) => {
      this.closed = code;
      this.#wake();
    });
  }

  /** @returns the status of the answer where it was not let in */
  static open(
    url: string,
    { authToken = ACCOUNT.authToken, signedUrl = url, headers = {} } = {},
  ): Promise<RelayClient | number> {
    const signature = getExpectedTwilioSignature(authToken, signedUrl, {});
    const socket = new WebSocket(url, {
      headers: { ...(authToken && { 'x-twilio-signature': signature }), ...headers },
    });
    const client = new RelayClient(socket);
    return new Promise((resolve, reject) => {
      socket.on('open', () => resolve(client));
      socket.on('unexpected-response', (_request, response) => {
        resolve(response.statusCode ?? 0);
        response.destroy();
      });
      socket.on('error', reject);
    });
  }

  say(message: object | string): void {
    this.socket.send(typeof message === 'string' ? message : JSON.stringify(message));
  }

  prompt(voicePrompt: string): void {
    this.say({ type: 'prompt', voicePrompt, lang: 'en-US', last: true });
  }

  close(): void {
    this.socket.close();
  }

  /** What was said in whole answers. */
  answers(): string[] {
    const texts = this.received.filter(({ type }) => type === 'text');
    const joined: string[] = [''];
    for (const { token, last } of texts) {
      joined[joined.length - 1] += String(token);
      if (last === true) joined.push('');
    }
    return joined.slice(0, -1);
  }

  /** Waits for what there is to be, as long as the test may last. */
  async until(isThere: (client: this) => boolean): Promise<void> {
    while (!isThere(this)) await new Promise<void>((resolve) => this.#waiting.add(resolve));
  }

  #wake(): void {
    for (const wake of this.#waiting) wake();
    this.#waiting.clear();
  }
}
