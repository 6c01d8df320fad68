import { Injectable } from '@nestjs/common';
import type { Counter } from '../platform/metrics/counter';
import { Meters } from '../platform/metrics/meters';

/** What became of a provider's request. A refused one was not from the provider, or not for us. */
export type WebhookResult = 'answered' | 'refused' | 'failed';

/** Counts the webhooks of all channels. */
@Injectable()
export class WebhookMeter {
  readonly #webhooks: Counter<'channel' | 'result'>;
  readonly #refusals: Counter<'channel' | 'reason'>;

  constructor(meters: Meters) {
    this.#webhooks = meters.counter({
      name: 'centralita_webhooks_total',
      help: 'Requests of providers by what became of them',
      labels: ['channel', 'result'],
    });
    this.#refusals = meters.counter({
      name: 'centralita_webhook_refusals_total',
      help: 'Refused webhooks by reason, such as webhook/signature-mismatch',
      labels: ['channel', 'reason'],
    });
  }

  count(channel: string, result: WebhookResult): void {
    this.#webhooks.add({ channel, result });
  }

  /** @param reason code of the error, of which there are few */
  refuse(channel: string, reason: string): void {
    this.count(channel, 'refused');
    this.#refusals.add({ channel, reason });
  }
}
