import { Injectable } from '@nestjs/common';
import type { Counter } from '../../platform/metrics/counter';
import { Meters } from '../../platform/metrics/meters';
import type { WebhookParameters } from '../webhook-parameters';
import { directionOf } from './call-direction';

/** Counts the calls that begin here. */
@Injectable()
export class CallMeter {
  readonly #calls: Counter<'direction'>;

  constructor(meters: Meters) {
    this.#calls = meters.counter({
      name: 'centralita_calls_total',
      help: 'Calls that reached this server, incoming and outgoing',
      labels: ['direction'],
    });
  }

  began(parameters: WebhookParameters): void {
    this.#calls.add({ direction: directionOf(parameters) });
  }
}
