import type { SenderLogin } from './message-sender';

/** Where a provider brings messages, and tells what becomes of those that go out. */
export interface MessageUrls {
  url: string;
  fallbackUrl: string;
  statusCallback: string;
}

/** The numbers of an account, as far as their messages go. */
export abstract class MessageLines {
  /** Leads the messages of a number (E.164) here. @throws ProviderError */
  abstract setNumberUrls(login: SenderLogin, phoneNumber: string, urls: MessageUrls): Promise<void>;

  /** Leads the WhatsApp messages of a number here, where that can be done by a program. @throws ProviderError */
  abstract setWhatsappUrls(number: string, urls: MessageUrls): Promise<void>;
}
