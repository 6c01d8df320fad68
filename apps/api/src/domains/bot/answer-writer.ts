import { Injectable } from '@nestjs/common';
import type { Article } from '@centralita/shared-types';
import { AppError } from '../../platform/errors/app-error';
import { AnswerMeter } from './answer-meter';
import { BotBudget } from './bot-budget';
import { BuiltInBot } from './built-in-bot';
import { Bot, type BotAnswer, type BotQuestion, type BotTurn } from './ports/bot';
import { ANSWER_LENGTH_MAX, shortened } from './shortened';
import { smallTalkOf } from './small-talk';

/** What comes later finds nobody who waits for it: the built-in bot answers then. */
const TIMEOUT_MS = 15_000;

/** What is asked of the writer. */
export interface WritingRequest {
  organisationId: string;
  conversationId: string;
  text: string;
  history: readonly BotTurn[];
  signal: AbortSignal;
}

export interface Written {
  /** Undefined: nothing to say. */
  said: BotAnswer | undefined;
  /** Name of the bot that said it. */
  by: string;
  /** The bot could not be asked, and nobody else knew an answer. */
  failed: boolean;
}

/** Has an answer worded by the bot of this server; by the built-in one where that is enough, or all that is left. */
@Injectable()
export class AnswerWriter {
  constructor(
    private readonly bot: Bot,
    private readonly builtIn: BuiltInBot,
    private readonly budget: BotBudget,
    private readonly meter: AnswerMeter,
  ) {}

  async write(
    request: WritingRequest,
    language: string,
    matches: readonly { article: Article }[],
  ): Promise<Written> {
    const { organisationId, conversationId, text, history, signal } = request;
    const passages = matches.map(({ article: { id, title, text: body } }) => ({ id, title, text: body }));
    const question: BotQuestion = { conversationId, text, language, history, passages, signal };
    const asksOther = this.bot.name !== this.builtIn.name && !smallTalkOf(text);
    const asked = asksOther ? await this.#ask(question, organisationId) : 'not-asked';
    if (typeof asked === 'object') return { said: asked.said, by: this.bot.name, failed: false };
    const said = await this.builtIn.answer(question);
    return { said, by: this.builtIn.name, failed: asked === 'failed' && !said };
  }

  async #ask(
    question: BotQuestion,
    organisationId: string,
  ): Promise<{ said: BotAnswer | undefined } | 'spent' | 'failed'> {
    const start = performance.now();
    const signal = AbortSignal.any([question.signal, AbortSignal.timeout(TIMEOUT_MS)]);
    const tell = (...[result, error]: [Parameters<AnswerMeter['llm']>[0], { code: string }?]): void =>
      this.meter.llm(result, this.bot.name, performance.now() - start, error);
    try {
      const isFree = !this.bot.costs || question.passages.length === 0;
      if (!isFree && !(await this.budget.take(organisationId))) {
        tell('spent');
        return 'spent';
      }
      const said = await this.bot.answer({ ...question, signal });
      tell(said ? 'ok' : 'nothing');
      return { said: said && { ...said, text: shortened(said.text, ANSWER_LENGTH_MAX) } };
    } catch (error) {
      question.signal.throwIfAborted();
      tell('failed', { code: error instanceof AppError ? error.code : 'bot/failed' });
      return 'failed';
    }
  }
}
