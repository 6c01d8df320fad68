import { Injectable } from '@nestjs/common';
import type { Region } from '@centralita/shared-types';
import type Twilio from 'twilio/lib/rest/Twilio.js';
import {
  VoiceDirectory,
  type AccountFacts,
  type AccountLogin,
  type ApiKeyLogin,
  type ApplicationFacts,
  type Balance,
  type PhoneNumberFacts,
} from '../../domains/accounts/ports/voice-directory';
import { ProviderError } from '../../platform/errors/provider-error';
import { TwilioClients } from './twilio-clients';
import { twilioError } from './twilio-error';

const FORBIDDEN = 403;

/** Twilio's REST API, by the official client. Source: https://www.twilio.com/docs/usage/api */
@Injectable()
export class TwilioVoiceDirectory extends VoiceDirectory {
  constructor(private readonly clients: TwilioClients) {
    super();
  }

  async account(login: AccountLogin): Promise<AccountFacts> {
    const { status } = await this.#asAccount(login, (client) =>
      client.api.v2010.accounts(login.accountSid).fetch(),
    );
    return { status };
  }

  /** Source: https://www.twilio.com/docs/usage/api/balance */
  async balance(login: AccountLogin): Promise<Balance> {
    const { balance, currency } = await this.#asAccount(login, (client) => client.balance.fetch());
    const amount = Number(balance);
    if (balance.trim() !== '' && Number.isFinite(amount)) return { amount, currency };
    throw new ProviderError({
      code: 'twilio/odd-answer',
      detail: 'Twilio answered a balance that is no number.',
    });
  }

  /**
   * Lists one number: a standard key may. A restricted key answers 403 where it may not, which proves the secret too.
   * Source: https://www.twilio.com/docs/iam/api-keys
   */
  async proveApiKey(login: ApiKeyLogin): Promise<void> {
    const { apiKeySid, apiKeySecret } = login;
    const asked = this.#ask(login, { username: apiKeySid, password: apiKeySecret }, (client) =>
      client.incomingPhoneNumbers.list({ limit: 1, pageSize: 1 }),
    );
    await asked.catch((error: unknown) => {
      if (!(error instanceof ProviderError && error.providerStatus === FORBIDDEN)) throw error;
    });
  }

  async hasApiKey(login: AccountLogin, apiKeySid: string): Promise<boolean> {
    const key = this.#asAccount(login, (client) => client.keys(apiKeySid).fetch());
    return (await undefinedIfAbsent(key)) !== undefined;
  }

  async application(login: AccountLogin, applicationSid: string): Promise<ApplicationFacts | undefined> {
    const application = await undefinedIfAbsent(
      this.#asAccount(login, (client) => client.applications(applicationSid).fetch()),
    );
    // Twilio answers null where nothing is set, whatever the library's types say.
    return (
      application && {
        voiceUrl: application.voiceUrl ?? '',
        voiceMethod: application.voiceMethod ?? 'POST',
        statusCallback: application.statusCallback ?? '',
      }
    );
  }

  async phoneNumber(login: AccountLogin, phoneNumber: string): Promise<PhoneNumberFacts | undefined> {
    const numbers = await this.#asAccount(login, (client) =>
      client.incomingPhoneNumbers.list({ phoneNumber, limit: 20 }),
    );
    // The filter also finds numbers that merely contain the digits.
    const number = numbers.find((candidate) => candidate.phoneNumber === phoneNumber);
    return number && { sid: number.sid, voiceApplicationSid: number.voiceApplicationSid ?? '' };
  }

  async setApplicationUrls(
    login: AccountLogin,
    applicationSid: string,
    urls: { voiceUrl: string; voiceFallbackUrl: string; statusCallbackUrl: string },
  ): Promise<void> {
    await this.#asAccount(login, (client) =>
      client.applications(applicationSid).update({
        voiceUrl: urls.voiceUrl,
        voiceMethod: 'POST',
        voiceFallbackUrl: urls.voiceFallbackUrl,
        voiceFallbackMethod: 'POST',
        statusCallback: urls.statusCallbackUrl,
        statusCallbackMethod: 'POST',
      }),
    );
  }

  async setStatusCallback(login: AccountLogin, applicationSid: string, url: string): Promise<void> {
    await this.#asAccount(login, (client) =>
      client.applications(applicationSid).update({ statusCallback: url, statusCallbackMethod: 'POST' }),
    );
  }

  async nameNumber(login: AccountLogin, phoneNumber: string, name: string): Promise<void> {
    const number = await this.phoneNumber(login, phoneNumber);
    if (!number) return;
    await this.#asAccount(login, (client) =>
      client.incomingPhoneNumbers(number.sid).update({ friendlyName: name }),
    );
  }

  async setNumberApplication(
    login: AccountLogin,
    applicationSid: string,
    phoneNumberSid: string,
  ): Promise<void> {
    await this.#asAccount(login, (client) =>
      client.incomingPhoneNumbers(phoneNumberSid).update({ voiceApplicationSid: applicationSid }),
    );
  }

  #asAccount<T>(login: AccountLogin, work: (client: Twilio) => Promise<T>): Promise<T> {
    return this.#ask(login, { username: login.accountSid, password: login.authToken }, work);
  }

  async #ask<T>(
    { accountSid, region }: { accountSid: string; region?: Region | undefined },
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
