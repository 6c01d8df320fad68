import { Injectable } from '@nestjs/common';
import type { ConnectionCheck } from '@centralita/shared-types';
import { AccountVoiceUrls } from './api/account-voice-urls';
import { ConnectionChecks, missing, skipped, statusCallbackCheck } from './connection-checks';
import type { Place } from './ports/account-provider';
import type { AccountFields } from './ports/known-account';
import { VoiceCheck } from './ports/voice-check';
import type { AccountLogin } from './ports/voice-directory';

/** Whether an account of the server can take and make calls. What it lacks is said, and not an error. */
@Injectable()
export class VoiceAccountCheck extends VoiceCheck {
  constructor(
    private readonly checks: ConnectionChecks,
    private readonly voiceUrls: AccountVoiceUrls,
  ) {
    super();
  }

  async check(fields: Readonly<AccountFields>, place: Place): Promise<ConnectionCheck[]> {
    const { accountSid, authToken, region, phoneNumber, twimlAppSid } = fields;
    if (accountSid === undefined || authToken === undefined) {
      return [
        missing(
          'account',
          'No Auth Token is saved: webhooks of this account cannot be verified.',
          'authToken',
        ),
      ];
    }
    const login = { accountSid, authToken, region };
    const account = await this.checks.account(login);
    if (account.state === 'failed') {
      const after = 'the provider does not accept the account';
      return [
        account,
        ...(['api-key', 'twiml-app', 'phone-number', 'voice-url'] as const).map((name) =>
          skipped(name, after),
        ),
      ];
    }
    const [apiKey, application, number] = await Promise.all([
      this.#apiKey(login, fields),
      this.#application(login, twimlAppSid, place),
      phoneNumber === undefined
        ? []
        : this.checks.phoneNumber(login, phoneNumber, twimlAppSid).then(({ check }) => [check]),
    ]);
    const [applicationCheck, ...urls] = application;
    return [account, apiKey, applicationCheck, ...number, ...urls];
  }

  #apiKey(
    login: AccountLogin,
    { apiKeySid, apiKeySecret }: Readonly<AccountFields>,
  ): Promise<ConnectionCheck> {
    if (apiKeySid !== undefined && apiKeySecret !== undefined) {
      return this.checks.apiKey({ ...login, apiKeySid, apiKeySecret });
    }
    const without = 'No API key with its secret is saved: agents cannot call from their browsers.';
    return Promise.resolve(
      missing('api-key', without, apiKeySid === undefined ? 'apiKeySid' : 'apiKeySecret'),
    );
  }

  async #application(
    login: AccountLogin,
    applicationSid: string | undefined,
    place: Place,
  ): Promise<[ConnectionCheck, ...ConnectionCheck[]]> {
    if (applicationSid === undefined) {
      const without = 'No TwiML App is saved: agents cannot call from their browsers.';
      return [missing('twiml-app', without, 'twimlAppSid'), skipped('voice-url', 'there is no TwiML App')];
    }
    const { check, facts } = await this.checks.application(login, applicationSid);
    const voiceUrl = facts
      ? this.checks.voiceUrl(this.voiceUrls.recogniseTeam(facts.voiceUrl, place.publicBaseUrl), place)
      : skipped('voice-url', 'the TwiML App could not be read');
    return [check, voiceUrl, ...(facts ? [statusCallbackCheck(facts, place.publicBaseUrl)] : [])];
  }
}
