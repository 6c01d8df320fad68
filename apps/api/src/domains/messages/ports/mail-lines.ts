/** Where a provider brings mail, and tells what becomes of mail that goes out. */
export interface MailUrls {
  eventsUrl: string;
  inboundUrl: string;
}

/** What the provider of mail is told to do with the mail of an account. */
export abstract class MailLines {
  /** Leads the mail of a domain here. @throws ProviderError */
  abstract connect(apiKey: string, domain: string, urls: MailUrls): Promise<void>;
}
