import type { WebSocket } from 'ws';
import type { Conversation } from '../../domains/assistant/api/conversation';
import { readRelayMessage, type RelayMessage } from './relay-message';

/** Messages within a window: a caller says and presses far less. */
const MESSAGES_MAX = 200;
const WINDOW_MS = 10_000;
const SETUP_MAX_MS = 10_000;
const PING_EVERY_MS = 20_000;
/** A server that goes down waits no longer than this for the other end to close too. */
const CLOSE_MAX_MS = 2_000;

/** Status codes of a WebSocket. Source: https://www.rfc-editor.org/rfc/rfc6455#section-7.4.1 */
const GOING_AWAY = 1001;
const MALFORMED = 1007;
const REFUSED = 1008;

/** The call that a session is for, as its verified address says. */
export interface RelayedCall {
  accountSid: string;
  callSid: string;
}

export interface RelaySessionEvents {
  /** Runs what a message causes. */
  within(work: () => void): void;
  /** Twilio could not do what we asked for. */
  complained(description: string): void;
  failed(error: unknown): void;
  /** Told once. `code`: of the WebSocket. */
  ended(code: number): void;
}

/** One call's WebSocket: hands on what the caller says, in its limits, until either side lets go. */
export class RelaySession {
  readonly #setup: NodeJS.Timeout;
  readonly #heartbeat: NodeJS.Timeout;
  #isSetUp = false;
  #isAnswering = true;
  #windowEndsAt = 0;
  #messages = 0;

  constructor(
    private readonly socket: WebSocket,
    private readonly call: RelayedCall,
    private readonly conversation: Conversation,
    private readonly events: RelaySessionEvents,
  ) {
    this.#setup = setTimeout(() => socket.close(REFUSED, 'no setup'), SETUP_MAX_MS).unref();
    this.#heartbeat = setInterval(() => this.#ping(), PING_EVERY_MS).unref();
    socket.on('pong', () => (this.#isAnswering = true));
    socket.on('message', (data: Buffer, isBinary) =>
      events.within(() => this.#receive(isBinary ? '' : data.toString('utf8'))),
    );
    socket.on('error', (error) => {
      events.failed(error);
      socket.terminate();
    });
    socket.on('close', (code) => {
      clearTimeout(this.#setup);
      clearInterval(this.#heartbeat);
      events.ended(code);
    });
  }

  /** Another WebSocket of the call takes its place, or this server goes down. */
  close(): void {
    this.socket.close(GOING_AWAY);
    setTimeout(() => this.socket.terminate(), CLOSE_MAX_MS).unref();
  }

  #receive(text: string): void {
    if (this.#isTooMuch()) return this.socket.close(REFUSED, 'too many messages');
    const message = readRelayMessage(text);
    if (!message) return this.socket.close(MALFORMED);
    if (message.type === 'setup') this.#setUp(message);
    else if (!this.#isSetUp) this.socket.close(REFUSED, 'no setup');
    else this.#handOn(message);
  }

  #setUp({ accountSid, callSid, language }: RelayMessage & { type: 'setup' }): void {
    clearTimeout(this.#setup);
    this.#isSetUp = accountSid === this.call.accountSid && callSid === this.call.callSid;
    if (!this.#isSetUp) this.socket.close(REFUSED, 'another call');
    else if (language !== undefined) this.conversation.speak(language);
  }

  #handOn(message: RelayMessage): void {
    switch (message.type) {
      case 'prompt':
        if (message.last)
          this.conversation.heard(message.voicePrompt).catch((error: unknown) => this.events.failed(error));
        break;
      case 'dtmf':
        this.conversation.pressed(message.digit);
        break;
      case 'interrupt':
        this.conversation.interrupted();
        break;
      case 'error':
        this.events.complained(message.description);
        break;
      case 'setup':
      case 'other':
    }
  }

  #isTooMuch(): boolean {
    const now = performance.now();
    if (now > this.#windowEndsAt) [this.#windowEndsAt, this.#messages] = [now + WINDOW_MS, 0];
    this.#messages += 1;
    return this.#messages > MESSAGES_MAX;
  }

  /** A connection that is gone without a word does not answer. */
  #ping(): void {
    if (!this.#isAnswering) return this.socket.terminate();
    this.#isAnswering = false;
    this.socket.ping();
  }
}
