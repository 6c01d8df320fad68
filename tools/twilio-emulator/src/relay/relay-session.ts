import { newSid } from '../accounts/sid';
import { TwimlError } from '../twiml/twiml-document';
import type { VerbContext } from '../twiml/verb-context';
import { readAppMessage, type AppMessage } from './app-message';
import { RelayEar } from './relay-ear';
import type { RelaySettings } from './relay-settings';
import type { RelaySocket } from './relay-socket';
import { RelayVoice } from './relay-voice';
import { reportMessage } from './report-message';

const MALFORMED_MAX = 10;
const SHOWN_CHARS = 4_000;

/** How a session ended. `completed`: the caller hung up, or the call goes on elsewhere. */
export type RelayEnd =
  | { status: 'completed' }
  | { status: 'ended'; handoffData?: string }
  | { status: 'failed'; code: number; message: string };

/** One conversation between a call and a program. */
export class RelaySession {
  readonly sid = newSid('VX');
  readonly beganAt = performance.now();
  private readonly over = Promise.withResolvers<RelayEnd>();
  private readonly voice: RelayVoice;
  private ear: RelayEar | undefined;
  private malformed = 0;

  constructor(
    private readonly context: VerbContext,
    private readonly settings: RelaySettings,
    private readonly socket: RelaySocket,
  ) {
    this.voice = new RelayVoice(context, settings, (error) => this.tellError(error));
    socket.onMessage((text) => this.receive(text));
    void socket.closed.then(({ code, reason }) => {
      const message = `The WebSocket was closed by the server: ${code}${reason && ` ${reason}`}`;
      this.over.resolve({ status: 'failed', code: 64_105, message });
    });
  }

  async run(): Promise<RelayEnd> {
    const { stopped, call } = this.context;
    const stop = (): void => this.over.resolve({ status: 'completed' });
    stopped.addEventListener('abort', stop, { once: true });
    if (stopped.aborted) stop();
    this.tell(this.setup());
    try {
      await call.answer();
      if (!stopped.aborted) {
        this.ear = new RelayEar(
          call,
          this.settings,
          this.voice,
          (message) => this.tell(message),
          (what) => this.context.note('ConversationRelay', 'started', `left out ${what}`),
        );
        this.voice.greet();
      }
      return await this.over.promise;
    } finally {
      stopped.removeEventListener('abort', stop);
      this.ear?.close();
      this.voice.close();
      this.socket.close();
    }
  }

  /** Source: https://www.twilio.com/docs/voice/conversationrelay/websocket-messages#setup-message */
  private setup(): { type: string } & Record<string, unknown> {
    const { call } = this.context;
    const { accountSid, from, to, direction, parentCallSid = '', forwardedFrom = '' } = call.details;
    return {
      type: 'setup',
      sessionId: this.sid,
      accountSid,
      parentCallSid,
      callSid: call.sid,
      from,
      to,
      forwardedFrom,
      callType: call.partyKind === 'client' ? 'CLIENT' : 'PSTN',
      callerName: '',
      direction,
      callStatus: call.status.toUpperCase(),
      customParameters: this.settings.customParameters,
    };
  }

  private receive(text: string): void {
    const message = readAppMessage(text);
    this.report('app', message?.type ?? 'malformed', text);
    if (!message) this.refuse(text);
    else {
      this.malformed = 0;
      this.obey(message);
    }
  }

  private obey(message: AppMessage): void {
    switch (message.type) {
      case 'text':
      case 'play':
      case 'sendDigits':
        this.voice.take(message);
        break;
      case 'language':
        if (message.ttsLanguage !== undefined) this.voice.ttsLanguage = message.ttsLanguage;
        if (message.transcriptionLanguage !== undefined && this.ear)
          this.ear.transcriptionLanguage = message.transcriptionLanguage;
        break;
      case 'end': {
        const { handoffData } = message;
        this.over.resolve({ status: 'ended', ...(handoffData === undefined ? {} : { handoffData }) });
      }
    }
  }

  private refuse(text: string): void {
    this.malformed += 1;
    const description = `Invalid message received: ${text}`;
    this.context.warn(64_107, `<ConversationRelay>: ${description.slice(0, SHOWN_CHARS)}`);
    this.tell({ type: 'error', description });
    if (this.malformed < MALFORMED_MAX) return;
    const message = 'Too many consecutive malformed messages.';
    this.socket.close(1007, message);
    this.over.resolve({ status: 'failed', code: 64_105, message });
  }

  private tellError(error: unknown): void {
    const description = error instanceof Error ? error.message : String(error);
    const code = error instanceof TwimlError ? error.code : 64_107;
    this.context.warn(code, `<ConversationRelay>: ${description}`);
    this.tell({ type: 'error', description });
  }

  private tell(message: { type: string } & Record<string, unknown>): void {
    this.report('twilio', message.type, JSON.stringify(message));
    this.socket.send(message);
  }

  private report(from: 'twilio' | 'app', kind: string, message: string): void {
    reportMessage(this.context, { sessionId: this.sid, from, kind, message });
  }
}
