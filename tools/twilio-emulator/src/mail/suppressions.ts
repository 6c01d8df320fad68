import type { SimulatedMail } from './simulated-mail';

export type Suppression = 'spam' | 'unsubscribe';

/** In the words of the event `dropped`. Source: https://www.twilio.com/docs/sendgrid/for-developers/tracking-events/event */
const REASONS: Readonly<Record<Suppression, string>> = {
  spam: 'Spam Reporting Address',
  unsubscribe: 'Unsubscribed Address',
};
const KINDS: Readonly<Record<string, Suppression>> = { spamreport: 'spam', unsubscribe: 'unsubscribe' };

/** SendGrid's lists of who wants no mail: what is sent to them is dropped, unless it says that it goes past the list. */
export class Suppressions {
  private readonly lists: Record<Suppression, Set<string>> = { spam: new Set(), unsubscribe: new Set() };

  /** What somebody did with a mail may put them on a list. */
  note(address: string, event: string): void {
    const kind = Object.hasOwn(KINDS, event) ? KINDS[event] : undefined;
    if (kind) this.lists[kind].add(address);
  }

  /** Why a mail is dropped; undefined where it is not. */
  reasonFor({ to, bypasses }: SimulatedMail): string | undefined {
    const kind = (['spam', 'unsubscribe'] as const).find(
      (each) => this.lists[each].has(to) && !bypasses.includes(each),
    );
    return kind && REASONS[kind];
  }
}
