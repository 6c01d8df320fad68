import { Injectable } from '@nestjs/common';
import type { Counter } from '../../platform/metrics/counter';
import { Meters } from '../../platform/metrics/meters';

/** Counts access tokens for browsers. */
@Injectable()
export class TokenMeter {
  readonly #tokens: Counter<'for'>;

  constructor(meters: Meters) {
    this.#tokens = meters.counter({
      name: 'centralita_tokens_total',
      help: 'Access tokens handed to browsers: of agents, and of people with an account of their own',
      labels: ['for'],
    });
  }

  issued(to: 'agent' | 'person'): void {
    this.#tokens.add({ for: to });
  }
}
