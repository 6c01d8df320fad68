import { Injectable } from '@nestjs/common';
import type Twilio from 'twilio/lib/rest/Twilio.js';
import {
  AccountLines,
  type LineLogin,
  type NumberAtProvider,
  type NumberLine,
  type RecentMessage,
  type VoiceLine,
} from '../../domains/readiness/ports/account-lines';
import { ProviderError } from '../../platform/errors/provider-error';
import { TwilioClients } from './twilio-clients';
import { twilioError } from './twilio-error';

/** More than anybody looks through. */
const NUMBERS_MAX = 200;

/** Twilio answers null where nothing is set, whatever the library's types say. */
type Settings = { [Name in keyof VoiceLine]: string | null };

/**
 * Numbers and applications by the official client.
 * Source: https://www.twilio.com/docs/phone-numbers/api/incomingphonenumber-resource
 */
@Injectable()
export class TwilioAccountLines extends AccountLines {
  constructor(private readonly clients: TwilioClients) {
    super();
  }

  async numbers(login: LineLogin): Promise<NumberAtProvider[]> {
    const numbers = await this.#ask(login, (client) =>
      client.incomingPhoneNumbers.list({ limit: NUMBERS_MAX }),
    );
    return numbers.map((number) => ({
      sid: number.sid,
      phoneNumber: number.phoneNumber,
      name: number.friendlyName,
      hasVoice: number.capabilities?.voice ?? true,
      hasMessages: number.capabilities?.sms ?? true,
      line: {
        ...voiceLine(number),
        voiceApplicationSid: text(number.voiceApplicationSid),
        smsApplicationSid: text(number.smsApplicationSid),
        smsUrl: text(number.smsUrl),
        smsMethod: number.smsMethod ?? 'POST',
        smsFallbackUrl: text(number.smsFallbackUrl),
        smsFallbackMethod: number.smsFallbackMethod ?? 'POST',
      },
    }));
  }

  async application(login: LineLogin, sid: string): Promise<VoiceLine | undefined> {
    try {
      return voiceLine(await this.#ask(login, (client) => client.applications(sid).fetch()));
    } catch (error) {
      if (error instanceof ProviderError && error.code === 'twilio/not-found') return undefined;
      throw error;
    }
  }

  async setNumber(login: LineLogin, sid: string, line: Partial<NumberLine>): Promise<void> {
    await this.#ask(login, (client) => client.incomingPhoneNumbers(sid).update(line));
  }

  async setApplication(login: LineLogin, sid: string, line: Partial<VoiceLine>): Promise<void> {
    await this.#ask(login, (client) => client.applications(sid).update(line));
  }

  /** Source: https://www.twilio.com/docs/usage/api/balance */
  async balance(login: LineLogin): Promise<{ amount: string; currency: string }> {
    const { balance, currency } = await this.#ask(login, (client) => client.balance.fetch());
    return { amount: balance, currency };
  }

  async recentMessages(login: LineLogin, limit: number): Promise<RecentMessage[]> {
    const messages = await this.#ask(login, (client) => client.messages.list({ limit, pageSize: limit }));
    return messages.map(({ direction, status, errorCode }) => ({
      isInbound: direction === 'inbound',
      status,
      errorCode: errorCode || null,
    }));
  }

  async #ask<T>(
    { accountSid, authToken, region }: LineLogin,
    work: (client: Twilio) => Promise<T>,
  ): Promise<T> {
    const client = await this.clients.for({ accountSid, username: accountSid, password: authToken, region });
    try {
      return await work(client);
    } catch (error) {
      throw twilioError(error);
    }
  }
}

const text = (value: string | null): string => value ?? '';

const voiceLine = (settings: Settings): VoiceLine => ({
  voiceUrl: text(settings.voiceUrl),
  voiceMethod: settings.voiceMethod ?? 'POST',
  voiceFallbackUrl: text(settings.voiceFallbackUrl),
  voiceFallbackMethod: settings.voiceFallbackMethod ?? 'POST',
  statusCallback: text(settings.statusCallback),
  statusCallbackMethod: settings.statusCallbackMethod ?? 'POST',
});
