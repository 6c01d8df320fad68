import { randomBytes } from 'node:crypto';
import type { SimulatedMail } from './simulated-mail';

export type { MailAddress, MailAttachment, SimulatedMail } from './simulated-mail';

export type NewMail = Omit<SimulatedMail, 'id' | 'events' | 'at'>;

/** Every mail of this run, the oldest first. */
export class Mailbox {
  private mails: SimulatedMail[] = [];

  add(mail: NewMail): SimulatedMail {
    const added = { ...mail, id: randomBytes(16).toString('base64url'), events: [], at: Date.now() };
    this.mails.push(added);
    return added;
  }

  /** Nothing is known any more of mails to or from these addresses. */
  erase(addresses: readonly string[]): void {
    this.mails = this.mails.filter(
      ({ to, from }) => !addresses.includes(to) && !addresses.includes(from.email),
    );
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
