import { Injectable } from '@nestjs/common';
import type {
  AccountTroubleCode,
  ConnectionCheck,
  ConnectionCheckName,
  CredentialField,
  VoiceUrls,
} from '@centralita/shared-types';
import { ProviderError } from '../../platform/errors/provider-error';
import { VOICE_STATUS_PATH, type VoiceUrlState } from './api/account-voice-urls';
import {
  VoiceDirectory,
  type AccountLogin,
  type ApiKeyLogin,
  type ApplicationFacts,
  type PhoneNumberFacts,
} from './ports/voice-directory';

/** What a check found, with what it read on the way. */
export interface Found<Facts> {
  check: ConnectionCheck;
  facts?: Facts | undefined;
}

const UNAUTHORISED = 401;

/** Each part of a connection by itself. No check throws: what goes wrong is what it finds. */
@Injectable()
export class ConnectionChecks {
  constructor(private readonly directory: VoiceDirectory) {}

  async account(login: AccountLogin): Promise<ConnectionCheck> {
    try {
      const { status } = await this.directory.account(login);
      if (status === 'active')
        return passed('account', 'account/ok', 'Twilio accepts the account and its Auth Token.');
      const check = failed(
        'account',
        NOT_ACTIVE[status] ?? 'account/not-active',
        `Twilio says that the account is ${status}. Look at its notices in the Twilio console.`,
        'accountSid',
      );
      return { ...check, parameters: { status } };
    } catch (error) {
      return explain('account', error, {
        // Twilio answers 401 for both; 20003 is "authenticate", and 20404 an account that does not exist.
        [UNAUTHORISED]: [
          'account/wrong-token',
          'Twilio refuses the Auth Token for this Account SID: either is mistyped, or the token was changed. Copy both anew from the console.',
          'authToken',
        ],
        404: [
          'account/not-found',
          'Twilio knows no account of this Account SID. Copy it anew from the console.',
          'accountSid',
        ],
      });
    }
  }

  async apiKey(login: AccountLogin & ApiKeyLogin): Promise<ConnectionCheck> {
    try {
      await this.directory.proveApiKey(login);
      return passed('api-key', 'api-key/ok', 'The API key and its secret work for this account.');
    } catch (error) {
      if (!(error instanceof ProviderError) || error.providerStatus !== UNAUTHORISED)
        return explain('api-key', error, {});
      return this.#refusedApiKey(login, error);
    }
  }

  /** Twilio does not say why it refuses a key; whether the account has the key tells a wrong secret from a wrong key. */
  async #refusedApiKey(login: AccountLogin & ApiKeyLogin, refusal: ProviderError): Promise<ConnectionCheck> {
    try {
      return (await this.directory.hasApiKey(login, login.apiKeySid))
        ? failed(
            'api-key',
            'api-key/wrong-secret',
            'The account has this API key, but the secret is another. Twilio shows a secret once: make a new key if it is lost.',
            'apiKeySecret',
            refusal,
          )
        : failed(
            'api-key',
            'api-key/other-account',
            'This API key is not one of this account: it belongs to another, or was deleted. Open API keys.',
            'apiKeySid',
            refusal,
          );
    } catch (error) {
      return explain('api-key', error, {});
    }
  }

  async application(login: AccountLogin, applicationSid: string): Promise<Found<ApplicationFacts>> {
    try {
      const facts = await this.directory.application(login, applicationSid);
      const check = facts
        ? passed('twiml-app', 'twiml-app/ok', 'The TwiML App is one of this account.')
        : failed(
            'twiml-app',
            'twiml-app/not-found',
            'The account has no TwiML App of this SID: it belongs to another account, or was deleted. Open TwiML Apps.',
            'twimlAppSid',
          );
      return { check, facts };
    } catch (error) {
      return { check: explain('twiml-app', error, {}) };
    }
  }

  /** @param applicationSid the application that should answer its calls */
  async phoneNumber(
    login: AccountLogin,
    phoneNumber: string,
    applicationSid: string | undefined,
  ): Promise<Found<PhoneNumberFacts>> {
    try {
      const facts = await this.directory.phoneNumber(login, phoneNumber);
      if (!facts) {
        return {
          check: failed(
            'phone-number',
            'phone-number/not-owned',
            'The account does not own this number. Open Active numbers and copy one from there.',
            'phoneNumber',
          ),
        };
      }
      const check =
        facts.voiceApplicationSid === applicationSid
          ? passed(
              'phone-number',
              'phone-number/ok',
              'The account owns the number, and the TwiML App answers its calls.',
            )
          : warning(
              'phone-number',
              'phone-number/other-application',
              'The account owns the number, but calls to it go elsewhere. Under "Voice Configuration" of the number choose "TwiML App" and this application.',
              'phoneNumber',
            );
      return { check, facts };
    } catch (error) {
      return { check: explain('phone-number', error, {}) };
    }
  }

  /** @param state what the application's voice URL turned out to be */
  voiceUrl(state: VoiceUrlState, urls: Pick<VoiceUrls, 'publicBaseUrl' | 'reachable'>): ConnectionCheck {
    if (state !== 'ours') return failed('voice-url', ...VOICE_URL_WORDS[state], 'twimlAppSid');
    if (urls.reachable) return passed('voice-url', 'voice-url/ok', 'The TwiML App calls this server.');
    return warning(
      'voice-url',
      'voice-url/unreachable',
      `The TwiML App calls ${urls.publicBaseUrl}, which Twilio cannot reach. Start a tunnel, or set PUBLIC_BASE_URL.`,
    );
  }
}

/**
 * Where calls are told to be over. The application's counts, also for a number that it answers: such a number's own addresses
 * are ignored. Without it nobody tells of a caller who gives up before anyone answers.
 * Source: https://www.twilio.com/docs/phone-numbers/api/incomingphonenumber-resource (VoiceApplicationSid)
 */
export function statusCallbackCheck(
  { statusCallback }: ApplicationFacts,
  publicBaseUrl: string,
): ConnectionCheck {
  const name = 'status-callback';
  if (statusCallback === '')
    return warning(
      name,
      'status-callback/missing',
      'The TwiML App has no status callback: calls that end before they are answered stay open in the history. Paste the status callback that is shown here.',
      'twimlAppSid',
    );
  const url = URL.parse(statusCallback);
  const own = new URL(VOICE_STATUS_PATH, publicBaseUrl);
  if (url?.origin === own.origin && url.pathname === own.pathname)
    return passed(name, 'status-callback/ok', 'This server hears how calls end.');
  return warning(
    name,
    'status-callback/differs',
    'The status callback of the TwiML App leads elsewhere: this server does not hear how calls end. Paste the status callback that is shown here.',
    'twimlAppSid',
  );
}

/** Source: https://www.twilio.com/docs/iam/api/account (Status) */
const NOT_ACTIVE: Partial<Record<string, AccountTroubleCode>> = {
  suspended: 'account/suspended',
  closed: 'account/closed',
};

const VOICE_URL_WORDS: Record<Exclude<VoiceUrlState, 'ours'>, [code: AccountTroubleCode, detail: string]> = {
  'another-url': [
    'voice-url/differs',
    'The voice URL of the TwiML App does not lead to this server. Paste the voice URL that is shown here.',
  ],
  'seal-not-ours': [
    'voice-url/other-key',
    "The voice URL of the TwiML App was made with another key than this server's. Paste the voice URL that is shown here.",
  ],
  'another-account': [
    'voice-url/other-account',
    'The voice URL of the TwiML App was made for another account or number. Paste the voice URL that is shown here.',
  ],
  sealed: [
    'voice-url/sealed',
    'The voice URL of the TwiML App is sealed: it was made for a person who brought this account. The account belongs to the server now: paste the voice URL that is shown here.',
  ],
  'rotated-token': [
    'voice-url/rotated-token',
    'The Auth Token was changed after the voice URL had been made: every call is refused. Paste the new URL that is shown here.',
  ],
};

const passed = (name: ConnectionCheckName, code: string, detail: string): ConnectionCheck => ({
  name,
  state: 'ok',
  code,
  detail,
});

function failed(
  name: ConnectionCheckName,
  code: AccountTroubleCode,
  detail: string,
  field?: CredentialField,
  { providerCode }: Partial<ProviderError> = {},
): ConnectionCheck {
  return {
    name,
    state: 'failed',
    code,
    detail,
    ...(field && { field }),
    ...(providerCode !== undefined && { twilioCode: providerCode }),
  };
}

/** A part that the account does without, and what does not work without it. */
export const missing = (
  name: 'account' | 'api-key' | 'twiml-app',
  without: string,
  field?: CredentialField,
): ConnectionCheck => warning(name, `${name}/missing`, without, field);

const warning = (...words: Parameters<typeof failed>): ConnectionCheck => ({
  ...failed(...words),
  state: 'warning',
});

/** A check that an earlier one left without an answer. */
export const skipped = (name: ConnectionCheckName, after: string): ConnectionCheck => ({
  name,
  state: 'skipped',
  code: `${name}/skipped`,
  detail: `Not asked, since ${after}.`,
});

type Words = [code: AccountTroubleCode, detail: string, field: CredentialField];

/** A refusal in its own words where the check knows it, else in the provider's. */
function explain(
  name: ConnectionCheckName,
  error: unknown,
  known: Partial<Record<number, Words>>,
): ConnectionCheck {
  if (!(error instanceof ProviderError)) throw error;
  const { code, message, providerStatus: status } = error;
  const words = status === undefined ? undefined : known[status];
  if (words) return failed(name, ...words, error);
  const check = { ...failed(name, 'twilio/refused', message, undefined, error), code };
  return status === undefined ? check : { ...check, parameters: { status: String(status) } };
}
