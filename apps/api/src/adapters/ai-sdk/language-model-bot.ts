import type { LanguageModel } from 'ai';
import { Bot, type BotAnswer, type BotQuestion, type BotTurn } from '../../domains/bot/ports/bot';
import { refuseInRehearsal } from '../../platform/rehearsal/rehearsal';
import { NO_ANSWER, promptOf, summaryPromptOf, type Prompt } from './prompt';

/** Room for models that think before they answer; the answer itself is to be short. */
const OUTPUT_TOKENS_MAX = 2_000;
const RETRIES_MAX = 1;

/** Has a language model word an answer from the passages, and nothing else. The SDK is loaded with the first question. */
export abstract class LanguageModelBot extends Bot {
  override readonly costs = true;
  override readonly summarises = true;

  /** As people know it. */
  protected abstract readonly provider: string;
  protected abstract loadModel(): Promise<LanguageModel>;

  async answer(question: BotQuestion): Promise<BotAnswer | undefined> {
    const { passages, signal } = question;
    if (passages.length === 0) return undefined;
    return toAnswer(await this.#generate(promptOf(question), signal));
  }

  override async summarise(
    turns: readonly BotTurn[],
    language: string,
    signal: AbortSignal,
  ): Promise<string | undefined> {
    if (turns.length === 0) return undefined;
    const text = await this.#generate(summaryPromptOf(turns, language), signal);
    return text.trim() || undefined;
  }

  async #generate(prompt: Prompt, signal: AbortSignal): Promise<string> {
    refuseInRehearsal(this.provider);
    const [{ generateText }, { toProviderError }] = await Promise.all([
      import('ai'),
      import('./ai-sdk-error'),
    ]);
    try {
      const { text } = await generateText({
        model: await this.loadModel(),
        ...prompt,
        maxOutputTokens: OUTPUT_TOKENS_MAX,
        maxRetries: RETRIES_MAX,
        temperature: 0.2,
        abortSignal: signal,
      });
      return text;
    } catch (error) {
      throw toProviderError(this.provider, error, signal);
    }
  }
}

function toAnswer(text: string): BotAnswer | undefined {
  const said = text.trim();
  return said === '' || said.includes(NO_ANSWER) ? undefined : { text: said };
}
