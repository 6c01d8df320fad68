import type { MessagingSettings, VoiceSettings } from '../../accounts/records';
import type { Form } from '../form';

type Settings = VoiceSettings & MessagingSettings;

const URLS = {
  VoiceUrl: ['voiceUrl', 21402],
  VoiceFallbackUrl: ['voiceFallbackUrl', 21405],
  StatusCallback: ['statusCallback', 21407],
  SmsUrl: ['smsUrl', 21408],
  SmsFallbackUrl: ['smsFallbackUrl', 21410],
} as const;

const METHODS = {
  VoiceMethod: 'voiceMethod',
  VoiceFallbackMethod: 'voiceFallbackMethod',
  StatusCallbackMethod: 'statusCallbackMethod',
  SmsMethod: 'smsMethod',
  SmsFallbackMethod: 'smsFallbackMethod',
} as const;

/** The URLs and methods that numbers and applications share, as far as the request names them. */
export function readSettings(form: Form): Partial<Settings> {
  const settings: Partial<Settings> = {};
  for (const [name, [field, code]] of Object.entries(URLS)) {
    const url = form.url(name, code);
    if (url !== undefined) settings[field] = url;
  }
  for (const [name, field] of Object.entries(METHODS)) {
    const method = form.method(name);
    if (method !== undefined) settings[field] = method;
  }
  return settings;
}

/** The same settings in Twilio's answer: a URL that is not set is null. */
export function writeSettings(settings: Settings): Record<string, unknown> {
  return {
    voice_url: settings.voiceUrl || null,
    voice_method: settings.voiceMethod,
    voice_fallback_url: settings.voiceFallbackUrl || null,
    voice_fallback_method: settings.voiceFallbackMethod,
    voice_caller_id_lookup: false,
    status_callback: settings.statusCallback || null,
    status_callback_method: settings.statusCallbackMethod,
    sms_url: settings.smsUrl || null,
    sms_method: settings.smsMethod,
    sms_fallback_url: settings.smsFallbackUrl || null,
    sms_fallback_method: settings.smsFallbackMethod,
  };
}
