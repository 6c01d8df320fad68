import { Injectable } from '@nestjs/common';
import type { Carrier } from './carrier';
import { phoneNumberIdOf } from './cloud-account';
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
  ) {}

  of({ channel, account_sid: account }: Pick<ConversationRow, 'channel' | 'account_sid'>): Carrier {
    if (channel === 'email') return this.mail;
    return phoneNumberIdOf(account) === undefined ? this.phone : this.cloud;
  }
}
