import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/tx';
import { CallPricesStore } from '../call-prices.store';
import type { CallRow } from '../calls-schema';
import { CallsStore } from '../calls.store';
import type { Price } from '../ports/call-prices';

type Unknown = 'call_sid' | 'organisation_id' | 'granted_sec' | 'account_sid' | 'price_micros' | 'price_unit';
export type PastCall = Omit<CallRow, Unknown> & {
  /** Flows that it went through, in order. */
  flows: readonly string[];
  /** What its legs have cost. */
  price?: Price;
};

/** Calls from before this server knew of them, as they were: nobody is told. */
@Injectable()
export class PastCalls {
  constructor(
    private readonly store: CallsStore,
    private readonly prices: CallPricesStore,
  ) {}

  async write(tx: Tx, organisationId: string, { flows, price, ...call }: PastCall): Promise<void> {
    const call_sid = `CA${randomUUID().replaceAll('-', '')}`;
    await this.store.begin(tx, {
      ...{ ...call, call_sid, organisation_id: organisationId, granted_sec: null },
      ...{ account_sid: null, price_micros: null, price_unit: null },
    });
    if (price) await this.prices.set(tx, call_sid, price);
    for (const [index, flow] of flows.entries()) {
      const at = call.started_at + index;
      await this.store.walk(tx, { call_sid, webhook: String(index), flow, step: 'start', at });
    }
  }
}
