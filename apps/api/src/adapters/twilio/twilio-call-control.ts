import { Injectable } from '@nestjs/common';
import type { CallInstance } from 'twilio/lib/rest/api/v2010/account/call.js';
import type Twilio from 'twilio/lib/rest/Twilio.js';
import type { TokenLogin } from '../../domains/accounts/ports/access-tokens';
import { CallControl, type LiveCall } from '../../domains/calls/ports/call-control';
import { ProviderError } from '../../platform/errors/provider-error';
import { TwilioClients } from './twilio-clients';
import { twilioError } from './twilio-error';

const LEGS_MAX = 20;
const RING_TIMEOUT_SEC = 30;

/** Calls by the official client. Source: https://www.twilio.com/docs/voice/api/call-resource */
@Injectable()
export class TwilioCallControl extends CallControl {
  constructor(private readonly clients: TwilioClients) {
    super();
  }

  async ring(
    login: TokenLogin,
    { from, to, url }: { from: string; to: string; url: string },
  ): Promise<string> {
    return this.#ask(login, async (client) => {
      const { sid } = await client.calls.create({ from, to, url, timeout: RING_TIMEOUT_SEC });
      return sid;
    });
  }

  async redirect(login: TokenLogin, callSid: string, url: string): Promise<void> {
    await this.#ask(login, (client) => client.calls(callSid).update({ url, method: 'POST' }));
  }

  async find(login: TokenLogin, callSid: string): Promise<LiveCall | undefined> {
    try {
      return await this.#ask(login, async (client) => liveCall(await client.calls(callSid).fetch()));
    } catch (error) {
      if (error instanceof ProviderError && error.code === 'twilio/not-found') return undefined;
      throw error;
    }
  }

  async legsOf(login: TokenLogin, parentCallSid: string): Promise<LiveCall[]> {
    return this.#ask(login, async (client) => {
      const legs = await client.calls.list({ parentCallSid, limit: LEGS_MAX });
      return legs.map(liveCall);
    });
  }

  async #ask<T>(login: TokenLogin, ask: (client: Twilio) => Promise<T>): Promise<T> {
    const { accountSid, apiKeySid: username, apiKeySecret: password, region } = login;
    const client = await this.clients.for({ accountSid, username, password, region });
    try {
      return await ask(client);
    } catch (error) {
      throw twilioError(error);
    }
  }
}

const liveCall = ({ sid, parentCallSid, from, to, status, endTime }: CallInstance): LiveCall => ({
  callSid: sid,
  // The library's types know no null, which is what Twilio sends for a call of its own.
  parentCallSid: parentCallSid || undefined,
  from,
  to,
  status,
  ...(endTime && { endedAt: endTime.getTime() }),
});
