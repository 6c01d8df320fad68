import { setTimeout as delay } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { Clock } from '../../platform/clock/clock';
import { Answerer, type Answer } from '../bot/api/answerer';
import type { OpenQuestion } from './question-reader';

/** A customer who hears nothing for longer thinks that nobody is there: the apology leaves before 30 s are over. */
const ANSWER_WITHIN_MS = 28_000;
/** For a question that has waited, such as over a restart. */
const AT_LEAST_MS = 5_000;

/** Asks for an answer, and waits for it only as long as a customer would. */
@Injectable()
export class TimedAnswerer {
  constructor(
    private readonly answerer: Answerer,
    private readonly clock: Clock,
    private readonly logger: PinoLogger,
  ) {
    logger.setContext('Messages');
  }

  /**
   * @param ending aborted when the process is about to end
   * @returns `failed` where no answer came in time
   * @throws the reason of `ending`
   */
  async answer(question: OpenQuestion, ending: AbortSignal): Promise<Answer | 'failed'> {
    const leftMs = question.message.at + ANSWER_WITHIN_MS - this.clock.now();
    const over = new AbortController();
    const timeout = AbortSignal.timeout(Math.max(AT_LEAST_MS, leftMs));
    const signal = AbortSignal.any([ending, timeout, over.signal]);
    const { organisationId, conversationId, text, history } = question;
    try {
      const answering = this.answerer.answer({ organisationId, conversationId, text, history, signal });
      // A bot may not listen to the signal.
      const late = delay(2 ** 31 - 1, undefined, { signal });
      return (await Promise.race([answering, late])) ?? 'failed';
    } catch (error) {
      ending.throwIfAborted();
      const late = timeout.aborted;
      this.logger.error({
        event: 'message.answer-failed',
        stage: 'answer',
        late,
        err: late ? undefined : error,
      });
      return 'failed';
    } finally {
      over.abort();
    }
  }
}
