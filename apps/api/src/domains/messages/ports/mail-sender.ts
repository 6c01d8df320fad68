/** A mail as it goes out. */
export interface OutgoingMail {
  apiKey: string;
  from: { address: string; name?: string | undefined };
  to: string;
  subject: string;
  text: string;
  /** Such as `In-Reply-To`. */
  headers: Readonly<Record<string, string>>;
  files: readonly { name: string; type: string; content: Buffer }[];
  /** Comes back with each event of the mail, and so tells whose it is. */
  reference: string;
  /** Somebody wrote, and this is what they are answered: it also goes to who once wanted no mail. */
  isAnswer: boolean;
}

/** Sends mail. */
export abstract class MailSender {
  /**
   * @returns the provider's id
   * @throws SendFailed
   */
  abstract send(mail: OutgoingMail): Promise<{ providerId: string }>;
}
