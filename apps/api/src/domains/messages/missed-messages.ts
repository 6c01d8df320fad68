import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database';
import type { TeamAccount } from '../accounts/api/twilio-account';
import { Inbox } from './api/inbox';
import { MessagesStore } from './messages.store';
import { MessageSender, type ProviderMessage, type SenderLogin } from './ports/message-sender';

export interface TakenIn {
  count: number;
  /** False where the provider lists more than was looked at. */
  isWhole: boolean;
}

/** Messages that stand in the provider's list and not in ours. */
@Injectable()
export class MissedMessages {
  constructor(
    private readonly sender: MessageSender,
    private readonly messages: MessagesStore,
    private readonly inbox: Inbox,
    private readonly database: Database,
  ) {}

  async takeIn(account: TeamAccount, since: number): Promise<TakenIn> {
    const [authToken] = account.authTokens;
    if (authToken === undefined) return { count: 0, isWhole: true };
    const login = { accountSid: account.accountSid, authToken, region: account.region };
    const { messages: listed, isWhole } = await this.sender.received(login, since);
    let count = 0;
    // The oldest first, as they would have come.
    for (const message of listed.sort((one, other) => one.createdAt - other.createdAt)) {
      const known = await this.messages.ofProviderId({ query: this.database.read }, message.providerId);
      if (!known && (await this.#take(login, message))) count += 1;
    }
    return { count, isWhole };
  }

  async #take(login: SenderLogin, message: ProviderMessage): Promise<boolean> {
    const { providerId, from, to, text, mediaCount, createdAt: sentAt } = message;
    const files = mediaCount > 0 ? await this.sender.mediaOf(login, providerId) : [];
    const { result } = await this.inbox.receive(
      {
        accountSid: login.accountSid,
        providerId,
        from,
        to,
        text,
        files,
        sentAt,
        // A message of the list has no `ButtonPayload`: https://www.twilio.com/docs/messaging/api/message-resource
        ...(from.startsWith('whatsapp:') && { button: { isUncertain: true } }),
        raw: { ...message, reconciled: true },
      },
      { isLate: true },
    );
    return result === 'taken';
  }
}
