import { Injectable } from '@nestjs/common';
import type { MessageChannel, MessageStatus } from '@centralita/shared-types';
import type { Counter } from '../../platform/metrics/counter';
import { Meters } from '../../platform/metrics/meters';

/** Counts messages, in and out. */
@Injectable()
export class MessageMeter {
  readonly #received: Counter<'channel'>;
  readonly #sent: Counter<'channel' | 'status'>;

  constructor(meters: Meters) {
    this.#received = meters.counter({
      name: 'centralita_messages_received_total',
      help: 'Messages that came in and were taken, by channel',
      labels: ['channel'],
    });
    this.#sent = meters.counter({
      name: 'centralita_messages_sent_total',
      help: 'Requests to send a message, by channel and what the provider made of it at once',
      labels: ['channel', 'status'],
    });
  }

  received(channel: MessageChannel): void {
    this.#received.add({ channel });
  }

  sent(channel: MessageChannel, status: MessageStatus): void {
    this.#sent.add({ channel, status });
  }
}
