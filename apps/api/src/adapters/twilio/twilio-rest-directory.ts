import { Injectable } from '@nestjs/common';
import type { TwilioCredentials } from '@centralita/shared-types';
import type Twilio from 'twilio/lib/rest/Twilio.js';
import {
  TwilioDirectory,
  type AccountFacts,
  type ApplicationFacts,
  type PhoneNumberFacts,
} from '../../domains/accounts/ports/twilio-directory';
import { ProviderError } from '../../platform/errors/provider-error';
import { TwilioClients } from './twilio-clients';
import { twilioError } from './twilio-error';

const FORBIDDEN = 403;

/** Twilio's REST API, by the official client. Source: https://www.twilio.com/docs/usage/api */
@Injectable()
export class TwilioRestDirectory extends TwilioDirectory {
  constructor(private readonly clients: TwilioClients) {
    super();
  }

  async account(credentials: TwilioCredentials): Promise<AccountFacts> {
    const { status } = await this.#asAccount(credentials, (client) =>
      client.api.v2010.accounts(credentials.accountSid).fetch(),
    );
    return { status };
  }

  /**
   * Lists one number: a standard key may. A restricted key answers 403 where it may not, which proves the secret too.
   * Source: https://www.twilio.com/docs/iam/api-keys
   */
  async proveApiKey(credentials: TwilioCredentials): Promise<void> {
    const { apiKeySid, apiKeySecret } = credentials;
    const login = { username: apiKeySid, password: apiKeySecret };
    const asked = this.#ask(credentials, login, (client) =>
      client.incomingPhoneNumbers.list({ limit: 1, pageSize: 1 }),
    );
    await asked.catch((error: unknown) => {
      if (!(error instanceof ProviderError && error.providerStatus === FORBIDDEN)) throw error;
    });
  }

  async hasApiKey(credentials: TwilioCredentials): Promise<boolean> {
    const key = this.#asAccount(credentials, (client) => client.keys(credentials.apiKeySid).fetch());
    return (await undefinedIfAbsent(key)) !== undefined;
  }

  async application(credentials: TwilioCredentials): Promise<ApplicationFacts | undefined> {
    const application = await undefinedIfAbsent(
      this.#asAccount(credentials, (client) => client.applications(credentials.twimlAppSid).fetch()),
    );
    // Twilio answers null where nothing is set, whatever the library's types say.
    return (
      application && { voiceUrl: application.voiceUrl ?? '', voiceMethod: application.voiceMethod ?? 'POST' }
    );
  }

  async phoneNumber(credentials: TwilioCredentials): Promise<PhoneNumberFacts | undefined> {
    const { phoneNumber } = credentials;
    const numbers = await this.#asAccount(credentials, (client) =>
      client.incomingPhoneNumbers.list({ phoneNumber, limit: 20 }),
    );
    // The filter also finds numbers that merely contain the digits.
    const number = numbers.find((candidate) => candidate.phoneNumber === phoneNumber);
    return number && { sid: number.sid, voiceApplicationSid: number.voiceApplicationSid ?? '' };
  }

  async setApplicationUrls(
    credentials: TwilioCredentials,
    { voiceUrl, voiceFallbackUrl }: { voiceUrl: string; voiceFallbackUrl: string },
  ): Promise<void> {
    await this.#asAccount(credentials, (client) =>
      client
        .applications(credentials.twimlAppSid)
        .update({ voiceUrl, voiceMethod: 'POST', voiceFallbackUrl, voiceFallbackMethod: 'POST' }),
    );
  }

  async setNumberApplication(credentials: TwilioCredentials, phoneNumberSid: string): Promise<void> {
    const { twimlAppSid } = credentials;
    await this.#asAccount(credentials, (client) =>
      client.incomingPhoneNumbers(phoneNumberSid).update({ voiceApplicationSid: twimlAppSid }),
    );
  }

  #asAccount<T>(credentials: TwilioCredentials, work: (client: Twilio) => Promise<T>): Promise<T> {
    const { accountSid, authToken } = credentials;
    return this.#ask(credentials, { username: accountSid, password: authToken }, work);
  }

  async #ask<T>(
    { accountSid, region }: TwilioCredentials,
    login: { username: string; password: string },
    work: (client: Twilio) => Promise<T>,
  ): Promise<T> {
    const client = await this.clients.for({ accountSid, region, ...login });
    try {
      return await work(client);
    } catch (error) {
      throw twilioError(error);
    }
  }
}

async function undefinedIfAbsent<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof ProviderError && error.code === 'twilio/not-found') return undefined;
    throw error;
  }
}
