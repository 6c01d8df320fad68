import { Injectable } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { AppError } from '../../../platform/errors/app-error';
import { CallAnswerMeter } from '../call-answer-meter';
import type { BotAnswer, BotTurn } from '../ports/bot';
import { DialogueBot, type DialogueBotState } from '../ports/dialogue-bot';
import { Answerer } from './answerer';

export interface CallQuestion {
  /** Whose number was called; undefined for a number of nobody, of which only a dialogue bot knows what to say. */
  organisationId: string | undefined;
  callSid: string;
  text: string;
  history: readonly BotTurn[];
  signal: AbortSignal;
}

/** What the bot says; undefined where that is nothing. */
export type CallAnswer = BotAnswer | undefined;

/** Answers callers: Rasa where it is configured, else what answers messages. */
@Injectable()
export class CallAnswerer {
  constructor(
    private readonly dialogue: DialogueBot,
    private readonly answerer: Answerer,
    private readonly meter: CallAnswerMeter,
    private readonly logger: PinoLogger,
  ) {
    logger.setContext('Assistant');
  }

  state(): Promise<DialogueBotState> {
    return this.dialogue.state();
  }

  /** @returns `failed` where no bot could be asked */
  async answer(question: CallQuestion): Promise<CallAnswer | 'failed'> {
    const bot = this.dialogue.isConfigured ? this.dialogue.name : 'answerer';
    const startedAt = performance.now();
    const tookSec = (): number => (performance.now() - startedAt) / 1000;
    try {
      const answer = await this.#ask(question);
      this.meter.answered(bot, tookSec());
      this.logger.info({ event: 'assistant.answered', bot, duration_ms: Math.round(tookSec() * 1000) });
      return answer;
    } catch (error) {
      const code = error instanceof AppError ? error.code : 'bot/too-slow';
      this.meter.failed(bot, code);
      const duration_ms = Math.round(tookSec() * 1000);
      this.logger.warn({ event: 'assistant.failed', bot, code, duration_ms, err: error });
      return 'failed';
    }
  }

  async #ask({ organisationId, callSid: conversationId, ...more }: CallQuestion): Promise<CallAnswer> {
    if (this.dialogue.isConfigured)
      return await this.dialogue.answer({ ...more, conversationId, passages: [] });
    if (organisationId === undefined) throw noBot();
    const { text, handOver, reason } = await this.answerer.answer({
      ...more,
      organisationId,
      conversationId,
    });
    if (reason === 'bot-failed') throw noBot();
    // A caller may say it in other words before a person is called.
    if (text === null && reason === 'no-answer') return undefined;
    return { text: text ?? '', handOver };
  }
}

const noBot = (): AppError =>
  new AppError({
    code: 'bot/none',
    detail:
      'No bot could answer: Rasa is not configured, and the number is of no organisation or its bot failed.',
  });
