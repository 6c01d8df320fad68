import { randomBytes } from 'node:crypto';

export interface MailAddress {
  email: string;
  name?: string;
}

export interface MailAttachment {
  filename: string;
  type: string;
  /** Base64. */
  content: string;
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
  /** What became of it, in SendGrid's words. */
  events: string[];
  at: number;
}

export type NewMail = Omit<SimulatedMail, 'id' | 'events' | 'at'>;

/** Every mail of this run, the oldest first. */
export class Mailbox {
  private readonly mails: SimulatedMail[] = [];

  add(mail: NewMail): SimulatedMail {
    const added = { ...mail, id: randomBytes(16).toString('base64url'), events: [], at: Date.now() };
    this.mails.push(added);
    return added;
  }

  find(id: string): SimulatedMail | undefined {
    return this.mails.find((mail) => mail.id === id);
  }

  list({ to, from }: { to?: string | undefined; from?: string | undefined } = {}): SimulatedMail[] {
    return this.mails.filter(
      (mail) => (to === undefined || mail.to === to) && (from === undefined || mail.from.email === from),
    );
  }
}
