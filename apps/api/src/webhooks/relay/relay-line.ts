import type { WebSocket } from 'ws';
import type { AssistantLanguage } from '../../domains/assistant/api/assistant-speech';
import type { CallLine, Handoff } from '../../domains/assistant/api/call-line';

/** The way to a caller's ear through Twilio. Source: https://www.twilio.com/docs/voice/conversationrelay/websocket-messages */
export class RelayLine implements CallLine {
  constructor(
    private readonly socket: () => WebSocket | undefined,
    private readonly languages: Readonly<Record<AssistantLanguage, string>>,
  ) {}

  say(token: string, language: AssistantLanguage, last: boolean): void {
    this.#send({ type: 'text', token, last, lang: this.languages[language] });
  }

  speakAndHear(language: AssistantLanguage): void {
    const tag = this.languages[language];
    this.#send({ type: 'language', ttsLanguage: tag, transcriptionLanguage: tag });
  }

  end(handoff: Handoff): void {
    this.#send({ type: 'end', handoffData: JSON.stringify(handoff) });
  }

  #send(message: object): void {
    const socket = this.socket();
    if (socket?.readyState === socket?.OPEN) socket?.send(JSON.stringify(message));
  }
}
