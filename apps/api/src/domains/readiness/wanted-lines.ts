import type { NumberSetting, SettingDifference } from '@centralita/shared-types';
import {
  RETRY_OVERRIDES,
  VOICE_FALLBACK_PATH,
  VOICE_PATH,
  VOICE_STATUS_PATH,
} from '../accounts/api/account-voice-urls';
import { MESSAGES_FALLBACK_PATH, MESSAGES_PATH } from '../messages/api/message-paths';
import type { MessagingService, NumberAtProvider, NumberLine, VoiceLine } from './ports/account-lines';

/** What is to be set so that a number leads here. */
export interface Wanted {
  number: Partial<NumberLine>;
  application?: VoiceLine;
}

/**
 * Calls go by the TwiML App where the account has one, which browsers need for theirs too; else by the number's own URLs.
 * Where a number names an application, Twilio does not look at its URLs; where it names a trunk, at neither.
 * Source: https://www.twilio.com/docs/phone-numbers/api/incomingphonenumber-resource
 */
export function wantedOf(
  { hasVoice, hasMessages }: Pick<NumberAtProvider, 'hasVoice' | 'hasMessages'>,
  applicationSid: string | undefined,
  base: string,
): Wanted {
  const at = (path: string): string => `${base}${path}${RETRY_OVERRIDES}`;
  const voice: VoiceLine = {
    voiceUrl: at(VOICE_PATH),
    voiceMethod: 'POST',
    voiceFallbackUrl: at(VOICE_FALLBACK_PATH),
    voiceFallbackMethod: 'POST',
    statusCallback: at(VOICE_STATUS_PATH),
    statusCallbackMethod: 'POST',
  };
  const ownVoice = { ...voice, voiceApplicationSid: '' };
  const byApplication = hasVoice && applicationSid !== undefined;
  return {
    number: {
      ...(hasVoice && { trunkSid: '' }),
      ...(byApplication ? { voiceApplicationSid: applicationSid } : hasVoice ? ownVoice : {}),
      ...(hasMessages && {
        smsApplicationSid: '',
        smsUrl: at(MESSAGES_PATH),
        smsMethod: 'POST',
        smsFallbackUrl: at(MESSAGES_FALLBACK_PATH),
        smsFallbackMethod: 'POST',
      }),
    },
    ...(byApplication && { application: voice }),
  };
}

const OF_NUMBER = [
  'trunkSid',
  'voiceApplicationSid',
  'voiceUrl',
  'voiceFallbackUrl',
  'statusCallback',
  'smsApplicationSid',
  'smsUrl',
  'smsFallbackUrl',
] as const satisfies readonly NumberSetting[];
const OF_APPLICATION = [
  ['appVoiceUrl', 'voiceUrl'],
  ['appVoiceFallbackUrl', 'voiceFallbackUrl'],
  ['appStatusCallback', 'statusCallback'],
] as const satisfies readonly (readonly [NumberSetting, keyof VoiceLine])[];

/** What at the provider is not as wanted. @param application as it stands; undefined where it could not be found */
export function differencesOf(
  number: NumberLine,
  application: VoiceLine | undefined,
  wanted: Wanted,
): SettingDifference[] {
  const found: SettingDifference[] = [];
  const compare = (setting: NumberSetting, now: string, then: string | undefined): void => {
    if (then !== undefined && now !== then) found.push({ setting, now: shown(now), wanted: then });
  };
  for (const setting of OF_NUMBER) compare(setting, number[setting], wanted.number[setting]);
  for (const [setting, name] of OF_APPLICATION)
    compare(setting, application?.[name] ?? '', wanted.application?.[name]);
  return found;
}

/** Whether calls and messages come to this server at all; what else differs only makes them less safe. */
export const leadsElsewhere = (differences: readonly SettingDifference[], base: string): boolean =>
  differences.some(
    ({ setting, now }) =>
      ['trunkSid', 'voiceApplicationSid', 'smsApplicationSid'].includes(setting) ||
      (['voiceUrl', 'smsUrl', 'appVoiceUrl'].includes(setting) && !isHere(now, base)),
  );

/** The service that keeps the messages of a number from coming here, whatever the number itself is set to; null: not told. */
export function messagesTakenBy(
  { hasMessages, messagingService }: NumberAtProvider,
  base: string,
): MessagingService | null | undefined {
  if (!hasMessages) return undefined;
  return messagingService && isHere(messagingService.inboundUrl, base) ? undefined : messagingService;
}

export function isHere(text: string, base: string): boolean {
  const url = URL.parse(text);
  // A seal makes the calls those of a person who brings the account, not of this server's own.
  return url !== null && url.origin === new URL(base).origin && !url.search;
}

const OWN_PATHS = [VOICE_PATH, VOICE_FALLBACK_PATH, VOICE_STATUS_PATH, MESSAGES_PATH, MESSAGES_FALLBACK_PATH];

/** As `wantedOf` sets it, at whatever origin: that of this server changes with `PUBLIC_BASE_URL`, and with each tunnel. */
export function isOwnElsewhere(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && OWN_PATHS.includes(url.pathname) && !url.search && url.hash === RETRY_OVERRIDES;
}

/** Addresses of others may hold passwords and keys: those stay where they are. */
export function shown(text: string): string {
  const url = URL.parse(text);
  if (!url) return text;
  return `${url.origin}${url.pathname}${url.search ? '?…' : ''}${url.hash}`;
}
