import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database';
import { CloudAccounts } from '../accounts/api/cloud-accounts';
import { ConversationsStore } from './conversations.store';
import type { MessageRow } from './messages-schema';
import { MessagesStore } from './messages.store';
import { OwnNumbers } from './own-numbers';
import { MessageSender, type ProviderMessage } from './ports/message-sender';

/** Times of the provider are whole seconds of another clock. */
const CLOCKS_DIFFER_MS = 5_000;

/** Looks in the provider's own list for a message that we may have sent. */
@Injectable()
export class SentMessages {
  constructor(
    private readonly messages: MessagesStore,
    private readonly conversations: ConversationsStore,
    private readonly numbers: OwnNumbers,
    private readonly cloud: CloudAccounts,
    private readonly sender: MessageSender,
    private readonly database: Database,
  ) {}

  /** @returns the one that can only be it; undefined where there is none, or more than one */
  async find(message: MessageRow): Promise<ProviderMessage | undefined> {
    const conversation = await this.conversations.find(message.conversation_id);
    if (!conversation || conversation.channel === 'email') return undefined;
    // Meta has no list to look in: its status tells, or a person decides.
    if (this.cloud.loginOf(conversation) !== undefined) return undefined;
    const { channel, ours: from, contact_address: to, account_sid: accountSid } = conversation;
    const account = this.numbers.account(from, accountSid);
    const [authToken] = account?.authTokens ?? [];
    if (!account || authToken === undefined) return undefined;
    const since = (message.asked_at ?? message.at) - CLOCKS_DIFFER_MS;
    const login = { accountSid: account.accountSid, authToken, region: account.region };
    const listed = await this.sender.sent(login, { channel, from, to, since });
    const alike: ProviderMessage[] = [];
    for (const each of listed) {
      if (each.text.trim() !== message.text.trim()) continue;
      const known = await this.messages.ofProviderId({ query: this.database.read }, each.providerId);
      if (!known) alike.push(each);
    }
    return alike.length === 1 ? alike[0] : undefined;
  }
}
