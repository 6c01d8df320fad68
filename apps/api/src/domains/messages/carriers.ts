import { Injectable } from '@nestjs/common';
import { CloudAccounts } from '../accounts/api/cloud-accounts';
import type { Carrier } from './carrier';
import { CloudCarrier } from './cloud-carrier';
import { MailCarrier } from './mail/mail-carrier';
import type { ConversationRow } from './messages-schema';
import { PhoneCarrier } from './phone-carrier';

/** Who carries the messages of a conversation: whoever brought its latest one. */
@Injectable()
export class Carriers {
  constructor(
    private readonly phone: PhoneCarrier,
    private readonly mail: MailCarrier,
    private readonly cloud: CloudCarrier,
    private readonly accounts: CloudAccounts,
  ) {}

  of(conversation: Pick<ConversationRow, 'channel' | 'ours' | 'account_sid'>): Carrier {
    if (conversation.channel === 'email') return this.mail;
    return this.accounts.loginOf(conversation) === undefined ? this.phone : this.cloud;
  }
}
