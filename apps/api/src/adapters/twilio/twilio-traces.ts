import { CALL_SID, MESSAGE_SID } from '@centralita/shared-types';
import { Injectable } from '@nestjs/common';
import type Twilio from 'twilio/lib/rest/Twilio.js';
import {
  ProviderTraces,
  type Correspondence,
  type TracesLogin,
} from '../../domains/erasure/ports/provider-traces';
import { ProviderError } from '../../platform/errors/provider-error';
import { TwilioClients } from './twilio-clients';
import { twilioError } from './twilio-error';

const LIST_MAX = 1000;

/**
 * Sources: https://www.twilio.com/docs/messaging/api/message-resource#delete-a-message-resource,
 * https://www.twilio.com/docs/messaging/api/media-resource#delete-a-media-resource (files are deleted each for itself),
 * https://www.twilio.com/docs/voice/api/call-resource#delete-a-call-resource (a call that is over; its recordings stay),
 * https://www.twilio.com/docs/voice/api/recording#delete-a-recording-resource
 */
@Injectable()
export class TwilioTraces extends ProviderTraces {
  constructor(private readonly clients: TwilioClients) {
    super();
  }

  has(id: string): boolean {
    return MESSAGE_SID.test(id) || CALL_SID.test(id);
  }

  async removeMessage(login: TracesLogin, providerId: string): Promise<void> {
    await removeMessage(await this.#client(login), providerId);
  }

  async removeBetween(login: TracesLogin, { channel, ours, theirs }: Correspondence): Promise<void> {
    const client = await this.#client(login);
    const addressed = (one: string): string => (channel === 'whatsapp' ? `whatsapp:${one}` : one);
    const [us, them] = [addressed(ours), addressed(theirs)] as const;
    for (const [from, to] of [
      [us, them],
      [them, us],
    ] as const)
      await gone(async () => {
        // What was deleted is not listed again.
        for (let some = LIST_MAX; some === LIST_MAX;) {
          const listed = await client.messages.list({ from, to, limit: LIST_MAX });
          for (const { sid } of listed) await removeMessage(client, sid);
          some = listed.length;
        }
      });
  }

  async removeCall(login: TracesLogin, callSid: string): Promise<void> {
    const client = await this.#client(login);
    await gone(async () => {
      for (const { sid } of await client.calls.list({ parentCallSid: callSid, limit: LIST_MAX }))
        await removeOne(client, sid);
      await removeOne(client, callSid);
    });
  }

  #client({ accountSid, authToken, region }: TracesLogin): Promise<Twilio> {
    return this.clients.for({ accountSid, username: accountSid, password: authToken, region });
  }
}

async function removeMessage(client: Twilio, messageSid: string): Promise<void> {
  const message = client.messages(messageSid);
  await gone(async () => {
    for (const { sid } of await message.media.list({ limit: LIST_MAX }))
      await gone(() => message.media(sid).remove());
    await message.remove();
  });
}

async function removeOne(client: Twilio, callSid: string): Promise<void> {
  for (const { sid } of await client.recordings.list({ callSid, limit: LIST_MAX }))
    await gone(() => client.recordings(sid).remove());
  await gone(() => client.calls(callSid).remove());
}

/** @throws ProviderError, save where it is not there */
async function gone(remove: () => Promise<unknown>): Promise<void> {
  try {
    await remove();
  } catch (error) {
    const told = error instanceof ProviderError ? error : twilioError(error);
    if (told.code !== 'twilio/not-found') throw told;
  }
}
