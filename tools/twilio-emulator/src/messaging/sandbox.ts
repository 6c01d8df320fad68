import type { AccountStore } from '../accounts/account-store';
import type { DeliverySettings } from './delivery-settings';
import type { IncomingMessage, Message, OutgoingMessage } from './message';
import type { OutsidePhones } from './outside-phones';

export interface SandboxServices {
  accounts: AccountStore;
  phones: OutsidePhones;
  settings: DeliverySettings;
  reply: (message: OutgoingMessage, isOfSandbox: true) => void;
}

/**
 * Twilio's WhatsApp sandbox as far as it answers by itself: a phone joins it by `join <two words>` and leaves it by
 * `stop`; of a phone that has not joined, the application hears nothing. Source: https://www.twilio.com/docs/whatsapp/sandbox
 */
export class Sandbox {
  constructor(private readonly services: SandboxServices) {}

  /** Whether the sandbox dealt with the message, and the application is not asked. */
  answers({ channel, from, to, body }: IncomingMessage, message: Message): boolean {
    const { accounts, phones, settings } = this.services;
    const sender = accounts.whatsAppSenders.get(to);
    if (channel !== 'whatsapp' || sender?.isSandbox !== true) return false;
    const text = body.trim().toLowerCase().replace(/\s+/g, ' ');
    if (text === `join ${sender.joinCode}`.toLowerCase()) {
      phones.join(from);
      this.say(message, 'You joined the sandbox for three days. Write stop to leave it.');
      return true;
    }
    if (text === 'stop' && phones.hasJoined(from)) {
      phones.leave(from);
      this.say(message, `You left the sandbox. Write join ${sender.joinCode} to come back.`);
      return true;
    }
    if (phones.hasJoined(from) || !settings.sandboxJoin) return false;
    this.say(message, `This phone has not joined the sandbox. Write join ${sender.joinCode} first.`);
    return true;
  }

  private say({ accountSid, from, to, sid }: Message, body: string): void {
    const addresses = { accountSid, from: to, to: from, inReplyTo: sid };
    const content = { body, mediaUrls: [], subscriptions: [], direction: 'outbound-reply' as const };
    this.services.reply({ ...addresses, ...content }, true);
  }
}
