import { Injectable } from '@nestjs/common';
import type { VoiceUrls } from '@centralita/shared-types';
import { AccountSeal, type SealedAccount } from '../account-seal';

/** Query parameter that carries the seal. */
export const SEAL_PARAMETER = 'k';

/**
 * Asks Twilio to try a webhook again: up to 3 times on 5xx answers, failed connections and slow reads. Without it Twilio
 * tries once more, after a failed connection only: an answer of 5xx would be the end of a message. All tries together
 * have 15 s (`tt`), whatever an answer says of `Retry-After`; then it goes to the fallback URL, and what fails there
 * too is found by `RECONCILE_MESSAGES` in Twilio's list. It is not sent to us and not signed. Source: https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides
 */
export const RETRY_OVERRIDES = '#rc=3&rp=5xx,ct,rt';

/** Where voice webhooks come in. The first is what people paste; the second is the canonical path behind it. */
export const VOICE_PATH = '/handle_calls';
export const CANONICAL_VOICE_PATH = '/webhooks/voice';
export const VOICE_FALLBACK_PATH = `${CANONICAL_VOICE_PATH}/fallback`;
export const VOICE_STATUS_PATH = `${CANONICAL_VOICE_PATH}/status`;

/** What a voice URL that stands at the provider turned out to be. */
export type VoiceUrlState =
  | 'ours'
  | 'another-url'
  | 'seal-not-ours'
  | 'another-account'
  | 'rotated-token'
  /** Made for a person who brings the account, though it is the server's. */
  | 'sealed';

/** Makes the voice URLs of an account, and recognises them. */
@Injectable()
export class AccountVoiceUrls {
  constructor(private readonly seals: AccountSeal) {}

  make(account: SealedAccount, publicBaseUrl: string, reachable: boolean): VoiceUrls {
    const query = `?${SEAL_PARAMETER}=${this.seals.seal(account)}${RETRY_OVERRIDES}`;
    return {
      voiceUrl: `${publicBaseUrl}${VOICE_PATH}${query}`,
      voiceFallbackUrl: `${publicBaseUrl}${VOICE_FALLBACK_PATH}${query}`,
      statusCallbackUrl: `${publicBaseUrl}${VOICE_STATUS_PATH}${query}`,
      publicBaseUrl,
      reachable,
    };
  }

  /** Every seal is another text, so URLs are compared by what is in them. */
  recognise(voiceUrl: string, account: SealedAccount, publicBaseUrl: string): VoiceUrlState {
    const url = voiceUrlHere(voiceUrl, publicBaseUrl);
    const seal = url?.searchParams.get(SEAL_PARAMETER);
    if (!seal) return 'another-url';
    const sealed = this.seals.open(seal);
    if (!sealed) return 'seal-not-ours';
    if (sealed.accountSid !== account.accountSid || sealed.phoneNumber !== account.phoneNumber) {
      return 'another-account';
    }
    return sealed.authToken === account.authToken ? 'ours' : 'rotated-token';
  }

  /** The same for an account of the server, whose URLs carry nothing. */
  recogniseTeam(voiceUrl: string, publicBaseUrl: string): VoiceUrlState {
    const url = voiceUrlHere(voiceUrl, publicBaseUrl);
    if (!url) return 'another-url';
    return url.searchParams.has(SEAL_PARAMETER) ? 'sealed' : 'ours';
  }
}

/** The URL, where it is one of our voice webhook. */
function voiceUrlHere(voiceUrl: string, publicBaseUrl: string): URL | undefined {
  const url = URL.parse(voiceUrl);
  const own = new URL(VOICE_PATH, publicBaseUrl);
  const paths = [own.pathname, CANONICAL_VOICE_PATH];
  return url && url.origin === own.origin && paths.includes(url.pathname) ? url : undefined;
}
