import { hasEnded } from '@centralita/twiml';
import { Injectable } from '@nestjs/common';
import type { PricesLogin } from '../../domains/calls/ports/call-prices';
import { CallStates, type CallState } from '../../domains/calls/ports/call-states';
import { TwilioClients } from './twilio-clients';
import { twilioError } from './twilio-error';

/** Source: https://www.twilio.com/docs/voice/api/call-resource#fetch-a-call-resource */
@Injectable()
export class TwilioCallStates extends CallStates {
  constructor(private readonly clients: TwilioClients) {
    super();
  }

  async find(
    { accountSid, authToken, region }: PricesLogin,
    callSid: string,
  ): Promise<CallState | undefined> {
    const client = await this.clients.for({ accountSid, username: accountSid, password: authToken, region });
    try {
      const { status, endTime, dateUpdated } = await client.calls(callSid).fetch();
      // The library's types know no null, which is what Twilio may send of a call that was not connected.
      const end = (endTime as Date | null) ?? dateUpdated;
      return { status, endedAt: hasEnded(status) ? end.getTime() : undefined };
    } catch (error) {
      const told = twilioError(error);
      if (told.code === 'twilio/not-found') return undefined;
      throw told;
    }
  }
}
