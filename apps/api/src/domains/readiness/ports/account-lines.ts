import type { Region } from '@centralita/shared-types';

/** With what an account is asked. */
export interface LineLogin {
  accountSid: string;
  authToken: string;
  region?: Region | undefined;
}

/** Where the provider asks what to do with calls: of a TwiML App, and of a number without one. Empty: not set. */
export interface VoiceLine {
  voiceUrl: string;
  voiceMethod: string;
  voiceFallbackUrl: string;
  voiceFallbackMethod: string;
  statusCallback: string;
  statusCallbackMethod: string;
}

/** Of a number. */
export interface NumberLine extends VoiceLine {
  /** The application that answers calls, instead of the number's own URLs. */
  voiceApplicationSid: string;
  /** The SIP trunk to which calls go, instead of any application and of the number's own URLs. */
  trunkSid: string;
  smsApplicationSid: string;
  smsUrl: string;
  smsMethod: string;
  smsFallbackUrl: string;
  smsFallbackMethod: string;
}

/** What takes the messages of its numbers itself: their own URLs are not asked. */
export interface MessagingService {
  sid: string;
  name: string;
  /** Empty: whatever comes in is dropped. */
  inboundUrl: string;
}

export interface NumberAtProvider {
  sid: string;
  /** E.164. */
  phoneNumber: string;
  name: string;
  hasVoice: boolean;
  hasMessages: boolean;
  /** Absent where its messages go by its own settings; null where the provider did not tell. */
  messagingService?: MessagingService | null;
  line: NumberLine;
}

export interface RecentMessage {
  isInbound: boolean;
  status: string;
  /** The provider's code; null where nothing went wrong. */
  errorCode: number | null;
}

/** The numbers of an account at the provider, and where they lead. Each method throws ProviderError as adapters do. */
export abstract class AccountLines {
  abstract numbers(login: LineLogin): Promise<NumberAtProvider[]>;

  /** The voice settings of an application; undefined where the account has none of that SID. */
  abstract application(login: LineLogin, sid: string): Promise<VoiceLine | undefined>;

  /** Sets what is given; the rest stays, but for that a trunk clears the voice application, and a voice application the trunk. */
  abstract setNumber(login: LineLogin, sid: string, line: Partial<NumberLine>): Promise<void>;

  /** Sets what is given; the rest stays. */
  abstract setApplication(login: LineLogin, sid: string, line: Partial<VoiceLine>): Promise<void>;

  abstract balance(login: LineLogin): Promise<{ amount: string; currency: string }>;

  /** The latest first. */
  abstract recentMessages(login: LineLogin, limit: number): Promise<RecentMessage[]>;
}
