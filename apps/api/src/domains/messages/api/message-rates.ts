import { Injectable } from '@nestjs/common';
import { countryOfNumber } from '@centralita/shared-types/phone-numbers';
import { Clock } from '../../../platform/clock/clock';
import { MessagePricesStore } from '../message-prices.store';

/** What one message to a country cost lately. */
export interface MessageRate {
  /** ISO 4217. */
  unit: string;
  /** Of each SMS that it is billed as; of each message over WhatsApp. Millionths of the unit. */
  micros: number;
}

const LATELY_MS = 30 * 86_400_000;
const READ_MAX = 2_000;

/** What messages cost lately: the best that is known of what others are going to cost. */
@Injectable()
export class MessageRates {
  constructor(
    private readonly prices: MessagePricesStore,
    private readonly clock: Clock,
  ) {}

  /** By country (ISO 3166, empty where it is not known), in the unit that was billed last. */
  async of(
    organisationId: string,
    channel: 'sms' | 'whatsapp',
    ours: string,
  ): Promise<ReadonlyMap<string, MessageRate>> {
    const since = this.clock.now() - LATELY_MS;
    const paid = await this.prices.paid(organisationId, { channel, ours }, since, READ_MAX);
    const unit = paid[0]?.price_unit ?? '';
    const byCountry = Map.groupBy(
      paid.filter((one) => one.price_unit === unit),
      ({ address }) => countryOfNumber(address) ?? '',
    );
    return new Map(
      [...byCountry].map(([country, some]) => {
        const micros = some.reduce((sum, one) => sum + one.price_micros, 0);
        const billed = some.reduce((sum, { segments }) => sum + (channel === 'sms' ? segments : 1), 0);
        return [country, { unit, micros: micros / billed }];
      }),
    );
  }
}
