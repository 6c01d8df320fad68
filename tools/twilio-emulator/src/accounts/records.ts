/** An account as the emulator keeps it. */
export interface Account {
  sid: string;
  authToken: string;
  friendlyName: string;
  status: 'active' | 'suspended' | 'closed';
  createdAt: Date;
  updatedAt: Date;
}

/**
 * An API key. `main` keys may do whatever the Auth Token may; `standard` keys reach everything but accounts and keys.
 * Source: https://www.twilio.com/docs/iam/api-keys
 */
export interface ApiKey {
  sid: string;
  secret: string;
  accountSid: string;
  friendlyName: string;
  type: 'standard' | 'main';
  createdAt: Date;
  updatedAt: Date;
}

export type HttpMethod = 'GET' | 'POST';

/** Where Twilio asks what to do with a call: shared by numbers and applications. */
export interface VoiceSettings {
  voiceUrl: string;
  voiceMethod: HttpMethod;
  voiceFallbackUrl: string;
  voiceFallbackMethod: HttpMethod;
  statusCallback: string;
  statusCallbackMethod: HttpMethod;
}

/** What the messaging side of a number or application is set to; kept, not yet acted on. */
export interface MessagingSettings {
  smsUrl: string;
  smsMethod: HttpMethod;
  smsFallbackUrl: string;
  smsFallbackMethod: HttpMethod;
}

/** A TwiML App. */
export interface Application extends VoiceSettings, MessagingSettings {
  sid: string;
  accountSid: string;
  friendlyName: string;
  createdAt: Date;
  updatedAt: Date;
}

/** A phone number of an account. */
export interface IncomingNumber extends VoiceSettings, MessagingSettings {
  sid: string;
  accountSid: string;
  friendlyName: string;
  phoneNumber: string;
  /** Where set, the application's voice settings count instead of the number's own. */
  voiceApplicationSid: string;
  smsApplicationSid: string;
  createdAt: Date;
  updatedAt: Date;
}

/** Settings of something that was never configured. */
export function unsetVoiceSettings(): VoiceSettings & MessagingSettings {
  return {
    voiceUrl: '',
    voiceMethod: 'POST',
    voiceFallbackUrl: '',
    voiceFallbackMethod: 'POST',
    statusCallback: '',
    statusCallbackMethod: 'POST',
    smsUrl: '',
    smsMethod: 'POST',
    smsFallbackUrl: '',
    smsFallbackMethod: 'POST',
  };
}
