import { Injectable } from '@nestjs/common';
import type { Counter } from '../../platform/metrics/counter';
import type { Histogram } from '../../platform/metrics/histogram';
import { Meters } from '../../platform/metrics/meters';

/** How quick the bot of calls is, and how often it cannot be asked. */
@Injectable()
export class CallAnswerMeter {
  readonly #durations: Histogram<'bot'>;
  readonly #errors: Counter<'bot' | 'code'>;

  constructor(meters: Meters) {
    this.#durations = meters.histogram({
      name: 'centralita_call_bot_answer_seconds',
      help: 'Time that the bot of calls took to answer',
      labels: ['bot'],
      bucketsSec: [0.1, 0.25, 0.5, 1, 2, 4, 8, 16, 32],
    });
    this.#errors = meters.counter({
      name: 'centralita_call_bot_errors_total',
      help: 'Questions of callers that the bot could not be asked, by the code of the error',
      labels: ['bot', 'code'],
    });
  }

  answered(bot: string, seconds: number): void {
    this.#durations.observe({ bot }, seconds);
  }

  failed(bot: string, code: string): void {
    this.#errors.add({ bot, code });
  }
}
