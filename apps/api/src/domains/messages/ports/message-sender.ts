import type { MessageStatus, Region } from '@centralita/shared-types';
import { ProviderError, type ProviderErrorOptions } from '../../../platform/errors/provider-error';

/** With what an account of the provider is asked. */
export interface SenderLogin {
  accountSid: string;
  authToken: string;
  region?: Region | undefined;
}

/** A template of the provider with its values. */
export interface OutgoingTemplate {
  contentSid: string;
  values: Readonly<Record<string, string>>;
}

export interface OutgoingMessage {
  login: SenderLogin;
  channel: 'sms' | 'whatsapp';
  /** E.164, a short code or an alphanumeric sender. */
  from: string;
  to: string;
  text: string;
  /** In place of text and files; the text is what the provider makes of it. */
  template?: OutgoingTemplate | undefined;
  /** Public addresses from which the provider fetches the files. */
  mediaUrls: readonly string[];
  /** Where the provider tells what becomes of it; names our message, and so settles a send whose answer was lost. */
  statusCallback: string | undefined;
}

/** A message as the provider has it. */
export interface ProviderMessage {
  providerId: string;
  status: Exclude<MessageStatus, 'uncertain'>;
  text: string;
  /** As the provider writes them, such as `whatsapp:+34…`. */
  from: string;
  to: string;
  /** Epoch milliseconds; whole seconds. */
  createdAt: number;
  /** How many files it has. */
  mediaCount: number;
  errorCode: string | null;
}

/** What stands in the provider's list. */
export interface ReceivedMessages {
  messages: ProviderMessage[];
  /** False where the list is longer than what is read of it: the latest are here, the oldest are not. */
  isWhole: boolean;
}

/** What a message was billed. */
export interface MessagePrice {
  providerId: string;
  /** In millionths of the unit. */
  micros: number;
  /** ISO 4217, such as `USD`. */
  unit: string;
  /** As how many messages it was billed. */
  segments: number;
}

/** A file of a message that came in. */
export interface ProviderMedia {
  url: string;
  type: string;
  /** As the sender's phone calls it. */
  name?: string | undefined;
}

/**
 * What a failed send means:
 * - `busy`: it was certainly not taken, and may pass later (429, no connection was made);
 * - `media`: it was certainly not taken because of its files;
 * - `opted-out`: it was certainly not taken, the other side wants no messages;
 * - `refused`: it was certainly not taken, and never will be;
 * - `uncertain`: nobody knows (no answer in time, a fault of the provider).
 */
export type SendFailure = 'busy' | 'media' | 'opted-out' | 'refused' | 'uncertain';

export class SendFailed extends ProviderError {
  constructor(
    readonly failure: SendFailure,
    options: ProviderErrorOptions,
  ) {
    super(options);
  }
}

/** Sends messages, and looks up what became of them. */
export abstract class MessageSender {
  /** @throws SendFailed */
  abstract send(message: OutgoingMessage): Promise<Pick<ProviderMessage, 'providerId' | 'status'>>;

  /**
   * What was sent from one address to another since then, the latest first.
   * @throws ProviderError
   */
  abstract sent(
    login: SenderLogin,
    search: { channel: 'sms' | 'whatsapp'; from: string; to: string; since: number },
  ): Promise<ProviderMessage[]>;

  /**
   * What came in since then, of the whole account.
   * @throws ProviderError
   */
  abstract received(login: SenderLogin, since: number): Promise<ReceivedMessages>;

  /**
   * What was billed for messages from one address since then; those whose price is not known yet are left out.
   * @throws ProviderError
   */
  abstract prices(
    login: SenderLogin,
    search: { channel: 'sms' | 'whatsapp'; from: string; since: number },
  ): Promise<MessagePrice[]>;

  /** The files of a message that came in. @throws ProviderError */
  abstract mediaOf(login: SenderLogin, providerId: string): Promise<ProviderMedia[]>;
}
