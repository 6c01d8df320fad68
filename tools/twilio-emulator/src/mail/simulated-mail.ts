import type { Suppression } from './suppressions';

export interface MailAddress {
  email: string;
  name?: string;
}

export interface MailAttachment {
  filename: string;
  type: string;
  /** Base64. */
  content: string;
  /** By which the HTML shows it (`cid:`). */
  contentId?: string;
}

/** A mail of the simulated world: one that the account sent, or one that somebody outside wrote to it. */
export interface SimulatedMail {
  id: string;
  direction: 'sent' | 'written';
  from: MailAddress;
  to: string;
  subject: string;
  text: string;
  html: string;
  headers: Readonly<Record<string, string>>;
  attachments: readonly MailAttachment[];
  /** Comes back with each of its events, as SendGrid's custom arguments do. */
  customArguments: Readonly<Record<string, string>>;
  /** Lists of who wants no mail that it goes past. */
  bypasses: readonly Suppression[];
  /** What became of it, in SendGrid's words. */
  events: string[];
  at: number;
}
