import { Injectable, Logger } from '@nestjs/common';
import type { AnswerSource } from '@centralita/shared-types';
import type { Counter } from '../../platform/metrics/counter';
import type { Histogram } from '../../platform/metrics/histogram';
import { Meters } from '../../platform/metrics/meters';

/** What became of one stage of an answer. */
export type StageResult = 'hit' | 'miss' | 'ok' | 'nothing' | 'failed' | 'spent';

/** Tells of each stage of an answer: a log line, and a measurement. */
@Injectable()
export class AnswerMeter {
  readonly #logger = new Logger(AnswerMeter.name);
  readonly #answers: Counter<'from'>;
  readonly #stages: Histogram<'stage' | 'result'>;

  constructor(meters: Meters) {
    this.#answers = meters.counter({
      name: 'centralita_bot_answers_total',
      help: 'Questions to the bot by where their answer came from; none: a person is asked for',
      labels: ['from'],
    });
    this.#stages = meters.histogram({
      name: 'centralita_bot_stage_duration_seconds',
      help: 'How long the stages of an answer take: cache, knowledge, llm, transcribe',
      labels: ['stage', 'result'],
      bucketsSec: [0.001, 0.005, 0.025, 0.1, 0.5, 1, 2.5, 5, 10],
    });
  }

  cache(result: 'hit' | 'miss', tookMs: number, id?: string): void {
    this.#stages.observe({ stage: 'cache', result }, tookMs / 1000);
    this.#logger.log({
      event: 'bot.cache',
      result,
      ...(id !== undefined && { id }),
      duration_ms: round(tookMs),
    });
  }

  knowledge(result: 'hit' | 'miss', tookMs: number): void {
    this.#stages.observe({ stage: 'knowledge', result }, tookMs / 1000);
  }

  /** @param source name of the bot */
  llm(result: StageResult, source: string, tookMs: number, error?: { code: string }): void {
    this.#stages.observe({ stage: 'llm', result }, tookMs / 1000);
    const line = { event: 'bot.llm', result, source, duration_ms: round(tookMs), ...error };
    if (result === 'failed') this.#logger.warn(line);
    else this.#logger.log(line);
  }

  transcript(result: 'ok' | 'failed', source: string, tookMs: number, error?: { code: string }): void {
    this.#stages.observe({ stage: 'transcribe', result }, tookMs / 1000);
    const line = { event: 'bot.transcribe', result, source, duration_ms: round(tookMs), ...error };
    if (result === 'failed') this.#logger.warn(line);
    else this.#logger.log(line);
  }

  answered(from: AnswerSource['kind'] | 'none'): void {
    this.#answers.add({ from });
  }
}

const round = (ms: number): number => Math.round(ms * 10) / 10;
