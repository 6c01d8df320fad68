/** What a message of the channel `email` keeps besides its text: JSON in its `metadata`. */
export interface MailFacts {
  subject: string;
  /** Its Message-ID, and those that it answers: what an answer to it refers to. */
  messageId: string;
  references: readonly string[];
  /** What the provider made of its sender. */
  spf?: string;
  dkim?: string;
  /** Whether that proves it to be of whom it says; absent where nothing was said of it. */
  sender?: 'verified' | 'unverified';
  /** Who wrote it, where answers go to somebody else. */
  from?: string;
  /** That it has HTML, and whether pictures of elsewhere are in it. */
  html?: { remotePictures: boolean };
}

export const writeMailFacts = (facts: MailFacts): string => JSON.stringify({ mail: facts });

/** Undefined where the message is no mail that came in. */
export function readMailFacts(metadata: string | null): MailFacts | undefined {
  if (metadata === null) return undefined;
  return (JSON.parse(metadata) as { mail?: MailFacts }).mail;
}

/** Of a mail that came in; empty for all else, whose metadata is not even parsed. */
export const subjectIn = (metadata: string | null): string =>
  metadata?.startsWith('{"mail":') ? (readMailFacts(metadata)?.subject ?? '') : '';

/** Chains of References grow with each answer: the first and the nearest tell all that is needed. RFC 5322 §3.6.4 */
const REFERENCES_MAX = 20;

/** Headers of an answer, so that mail programs show it in its thread. */
export function answerHeaders({ messageId, references }: MailFacts): Record<string, string> {
  const chain = [...references.slice(-(REFERENCES_MAX - 1)), messageId].map((id) => `<${id}>`);
  return { 'In-Reply-To': `<${messageId}>`, References: chain.join(' ') };
}

/** `Re: ` once, whatever the language of the program that wrote it before. */
export const answerSubject = (subject: string): string =>
  /^(re|rv|aw|sv|antw)\s*:/i.test(subject) ? subject : `Re: ${subject}`;
