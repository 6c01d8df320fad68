import { Injectable } from '@nestjs/common';
import type {
  ConnectionCheck,
  ConnectionReport,
  TwilioCredentials,
  VoiceUrls,
} from '@centralita/shared-types';
import { ConnectionChecks, skipped, statusCallbackCheck } from '../connection-checks';
import { AccountVoiceUrls } from './account-voice-urls';
import { VoiceDirectory } from '../ports/voice-directory';

/** Asks Twilio whether credentials are right and lead to this server, and makes them do so. */
@Injectable()
export class Connector {
  constructor(
    private readonly checks: ConnectionChecks,
    private readonly directory: VoiceDirectory,
    private readonly voiceUrls: AccountVoiceUrls,
  ) {}

  /** Each part by itself, so that a wrong account, key, application and number are told apart. Changes nothing. */
  async test(credentials: TwilioCredentials, urls: VoiceUrls): Promise<ConnectionReport> {
    const account = await this.checks.account(credentials);
    if (account.state === 'failed') {
      const after = 'Twilio does not accept the account';
      return report([
        account,
        ...(['api-key', 'twiml-app', 'phone-number', 'voice-url'] as const).map((name) =>
          skipped(name, after),
        ),
      ]);
    }
    const [apiKey, application, phoneNumber] = await Promise.all([
      this.checks.apiKey(credentials),
      this.checks.application(credentials, credentials.twimlAppSid),
      this.checks.phoneNumber(credentials, credentials.phoneNumber, credentials.twimlAppSid),
    ]);
    const voiceUrl = application.facts
      ? this.checks.voiceUrl(
          this.voiceUrls.recognise(application.facts.voiceUrl, credentials, urls.publicBaseUrl),
          urls,
        )
      : skipped('voice-url', 'the TwiML App could not be read');
    const status = application.facts ? [statusCallbackCheck(application.facts, urls.publicBaseUrl)] : [];
    return report([account, apiKey, application.check, phoneNumber.check, voiceUrl, ...status]);
  }

  /** Gives the number of these credentials a name at Twilio, by which people tell whose it is. */
  name(credentials: TwilioCredentials, name: string): Promise<void> {
    return this.directory.nameNumber(credentials, credentials.phoneNumber, name);
  }

  /**
   * Writes the voice URLs into the TwiML App and lets it answer the number's calls, then tests. Nothing is written where
   * the credentials themselves are wrong, or where Twilio could not reach the URLs.
   */
  async connect(credentials: TwilioCredentials, urls: VoiceUrls): Promise<ConnectionReport> {
    const before = await this.test(credentials, urls);
    const wrong = before.checks.some(({ name, state }) => name !== 'voice-url' && state === 'failed');
    if (wrong || !urls.reachable)
      return wrong
        ? before
        : report(before.checks.map((check) => (check.name === 'voice-url' ? unreachable(urls) : check)));
    await this.directory.setApplicationUrls(credentials, credentials.twimlAppSid, urls);
    const number = await this.directory.phoneNumber(credentials, credentials.phoneNumber);
    if (number && number.voiceApplicationSid !== credentials.twimlAppSid) {
      await this.directory.setNumberApplication(credentials, credentials.twimlAppSid, number.sid);
    }
    return this.test(credentials, urls);
  }
}

const report = (checks: ConnectionCheck[]): ConnectionReport => ({
  ok: checks.every(({ state }) => state === 'ok' || state === 'warning'),
  checks,
});

const unreachable = ({ publicBaseUrl }: VoiceUrls): ConnectionCheck => ({
  name: 'voice-url',
  state: 'failed',
  code: 'voice-url/unreachable',
  detail: `Nothing was changed: Twilio cannot reach ${publicBaseUrl}. Start a tunnel, or set PUBLIC_BASE_URL, then try again.`,
});
