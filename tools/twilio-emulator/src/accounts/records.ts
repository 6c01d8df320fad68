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

/** Where Twilio asks what to do with a message: shared by numbers and applications. */
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
  smsStatusCallback: string;
  messageStatusCallback: string;
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
  /** Where set, calls go to that SIP trunk: neither the number's URLs nor an application's are asked. */
  trunkSid: string;
  createdAt: Date;
  updatedAt: Date;
}

/** A WhatsApp number of an account, or the sandbox's, with the settings of its page in the console. */
export interface WhatsAppSender extends MessagingSettings {
  /** `XE…`, the `ChannelInstallSid` of status callbacks. */
  sid: string;
  accountSid: string;
  /** E.164, without `whatsapp:`. */
  phoneNumber: string;
  isSandbox: boolean;
  /** Two words; a phone writes `join <them>` to the sandbox. Empty for others. */
  joinCode: string;
  /** Told of the statuses of messages that name no URL of their own. */
  statusCallback: string;
}

/** A pool of senders with settings in common: https://www.twilio.com/docs/messaging/api/service-resource */
export interface MessagingService {
  sid: string;
  accountSid: string;
  friendlyName: string;
  inboundRequestUrl: string;
  inboundMethod: HttpMethod;
  fallbackUrl: string;
  fallbackMethod: HttpMethod;
  statusCallback: string;
  /** Inbound messages go to the number's own URL. */
  useInboundWebhookOnNumber: boolean;
  validityPeriod: number;
  /** Of {@link IncomingNumber}, in the order in which they were added. */
  numberSids: Set<string>;
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
    ...unsetMessagingSettings(),
  };
}

export function unsetMessagingSettings(): MessagingSettings {
  return { smsUrl: '', smsMethod: 'POST', smsFallbackUrl: '', smsFallbackMethod: 'POST' };
}
