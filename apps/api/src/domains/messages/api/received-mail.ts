/** Somebody as a mail names them. */
export interface MailPerson {
  /** In lower case. */
  address: string;
  name: string | null;
}

export interface MailFile {
  name: string | null;
  /** Media type. */
  type: string;
  content: Buffer;
  /** Whether the mail's HTML shows it (`cid:`), such as the logo of a signature. */
  isInText: boolean;
}

/** A mail that came in, read. */
export interface ReceivedMail {
  /** Of its sender, without angle brackets; one mail for each, however often it comes. */
  messageId: string;
  from: MailPerson;
  /** To whom its sender wants answers to go (`Reply-To`), where they say so: forms on pages write for somebody else. */
  replyTo: MailPerson | null;
  /** To whom it was delivered, which headers do not always say. */
  recipients: readonly string[];
  subject: string;
  text: string;
  /** Where it has one, as it came. */
  html?: string | undefined;
  /** Message-IDs that it answers, the nearest last. */
  references: readonly string[];
  files: readonly MailFile[];
  /** What the provider made of the sender: `pass`, `fail`, `none` …; undefined where it did not say. */
  spf: string | undefined;
  dkim: string | undefined;
  /** Domains of which that proves that they have sent it. */
  provenDomains: readonly string[];
  /**
   * Where a program sent it by itself (RFC 3834), which is never answered by one: as an `answer` of whoever is away, or as a
   * `notice` that somebody is to see, such as of a form or a shop; null where a person wrote it.
   */
  automatic: 'answer' | 'notice' | null;
}

/** What became of a mail that we sent, as its provider tells. */
export interface MailEvent {
  /** The provider's id of the event: events come more than once. */
  eventId: string;
  /** Our own id of the message, where the provider brings it back. */
  messageId: string | undefined;
  /** The provider's id of the mail. */
  providerId: string | undefined;
  /** In the provider's words, such as `delivered` or `bounce`. */
  event: string;
  recipient: string;
  /** Epoch milliseconds. */
  at: number;
  /** Why it was not delivered, in the provider's words. */
  reason: string | undefined;
  /** Everything that the provider told. */
  raw: object;
}
