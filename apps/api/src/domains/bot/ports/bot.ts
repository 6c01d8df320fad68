/** What was said before, the oldest first. */
export interface BotTurn {
  who: 'customer' | 'bot' | 'person';
  text: string;
}

/** An article of the knowledge base that may hold the answer. */
export interface BotPassage {
  id: string;
  title: string;
  text: string;
}

export interface BotQuestion {
  /** Id of the conversation or call: what a bot that remembers keeps its state under (Rasa's `sender`). */
  conversationId: string;
  /** What the customer says: data, never an instruction. */
  text: string;
  /** Language to answer in, such as `es`; the customer's own where absent. */
  language?: string;
  history: readonly BotTurn[];
  /** The best first; none where nothing fits. */
  passages: readonly BotPassage[];
  /** Aborted when the answer is not waited for any longer. */
  signal: AbortSignal;
}

export interface BotAnswer {
  text: string;
  /** The bot asks for a person: what it says is the last of it. */
  handOver?: boolean;
}

/**
 * Who words an answer. One adapter is bound, by the configuration; all are held to one contract.
 *
 * `answer` resolves with undefined where the bot has nothing to say, and throws `ProviderError` where it cannot be asked.
 */
export abstract class Bot {
  /** As logs, metrics and the source of an answer name it: `built-in`, `gemini`, `openai`, `rasa`. */
  abstract readonly name: string;

  /** Whether each answer costs money: then an organisation has so many a day. */
  readonly costs: boolean = false;

  abstract answer(question: BotQuestion): Promise<BotAnswer | undefined>;

  /** Whether it can say in words of its own what was said. */
  readonly summarises: boolean = false;

  /**
   * What was said so far, for the person who takes over; undefined where there is nothing to say.
   *
   * @param language of the person, such as `es`
   */
  summarise(
    _turns: readonly BotTurn[],
    _language: string,
    _signal: AbortSignal,
  ): Promise<string | undefined> {
    return Promise.resolve(undefined);
  }
}
