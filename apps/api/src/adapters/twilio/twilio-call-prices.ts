import { Injectable } from '@nestjs/common';
import type { CallInstance } from 'twilio/lib/rest/api/v2010/account/call.js';
import {
  CallPrices,
  type BilledLeg,
  type Price,
  type PricesLogin,
} from '../../domains/calls/ports/call-prices';
import { TwilioClients } from './twilio-clients';
import { twilioError } from './twilio-error';
import { microsOf } from './twilio-price';

const LEGS_MAX = 10_000;
const PAGE_MAX = 1_000;
const DAY_MS = 86_400_000;
/** Nobody answered, which costs nothing: http://www.twilio.com/help/faq/voice/what-do-the-call-statuses-mean */
const FREE: readonly string[] = ['no-answer', 'busy', 'failed', 'canceled'];

/** Source: https://www.twilio.com/docs/voice/api/call-resource#read-multiple-call-resources */
@Injectable()
export class TwilioCallPrices extends CallPrices {
  constructor(private readonly clients: TwilioClients) {
    super();
  }

  async since({ accountSid, authToken, region }: PricesLogin, since: number): Promise<BilledLeg[]> {
    const client = await this.clients.for({ accountSid, username: accountSid, password: authToken, region });
    try {
      const legs = await client.calls.list({
        // The filter knows days only.
        startTimeAfter: new Date(since - DAY_MS),
        limit: LEGS_MAX,
        pageSize: PAGE_MAX,
      });
      return legs.map((leg) => ({
        callSid: leg.sid,
        // The library's types know no null, which is what Twilio sends for a call of its own.
        parentCallSid: leg.parentCallSid || undefined,
        price: priceOf(leg),
      }));
    } catch (error) {
      throw twilioError(error);
    }
  }
}

function priceOf({ price, priceUnit, status }: CallInstance): Price | undefined {
  const micros = microsOf(price) ?? (FREE.includes(status) ? 0 : undefined);
  // Of calls it is always in capitals, of messages it is not said to be.
  return micros === undefined ? undefined : { micros, unit: priceUnit.toUpperCase() };
}
