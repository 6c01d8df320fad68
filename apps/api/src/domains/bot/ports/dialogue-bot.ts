import { Bot } from './bot';

export type DialogueBotState = 'up' | 'down' | 'not-configured';

/** A bot that leads the dialogue by itself and remembers what was said, outside of this server: Rasa. */
export abstract class DialogueBot extends Bot {
  abstract readonly isConfigured: boolean;

  /** Whether it can be asked. Never throws. */
  abstract state(): Promise<DialogueBotState>;
}
