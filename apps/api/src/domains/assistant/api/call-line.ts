import type { AssistantLanguage } from './assistant-speech';

/** Why a conversation is over for the assistant. */
export interface Handoff {
  /** `person`: the caller wants one, or cannot be helped; `restart`: this server goes down, and another goes on. */
  reason: 'person' | 'restart';
  language: AssistantLanguage;
  /** The turn whose answer is still to be said. */
  turn?: number;
  /** The bot could not be asked. */
  failed?: boolean;
}

/** The way to a caller's ear while a conversation lasts. */
export interface CallLine {
  /** Says a piece of an answer as soon as it is there; `isLast` ends the answer. */
  say(text: string, language: AssistantLanguage, isLast: boolean): void;
  /** From now on this language is heard and spoken. */
  speakAndHear(language: AssistantLanguage): void;
  /** The call goes on without the assistant; nothing is said after it. */
  end(handoff: Handoff): void;
}
