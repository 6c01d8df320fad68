import { Injectable } from '@nestjs/common';
import type { MessageChannel } from '@centralita/shared-types';
import { CloudAccounts } from '../accounts/api/cloud-accounts';
import { OrganisationDirectory } from '../organisations/api/organisation-directory';
import { MailSenders } from './mail/mail-senders';
import type { ConversationRow } from './messages-schema';
import { OwnNumbers } from './own-numbers';

/** Before the domain, where an organisation writes a mail that answers none. Answers to it come into the same inbox. */
const LOCAL_PART = 'hello';

/** From which number or address an organisation writes to somebody without being asked. */
@Injectable()
export class AutomaticSenders {
  constructor(
    private readonly numbers: OwnNumbers,
    private readonly mail: MailSenders,
    private readonly directory: OrganisationDirectory,
    private readonly cloud: CloudAccounts,
  ) {}

  /** The one that they know, while it is ours; else the organisation's first for the channel. Undefined where it has none. */
  async ofConversation(
    organisationId: string,
    channel: MessageChannel,
    latest: Pick<ConversationRow, 'ours' | 'account_sid'> | undefined,
  ): Promise<string | undefined> {
    if (channel === 'email') {
      if (latest && this.mail.has(organisationId, latest.ours)) return latest.ours;
      const [domain] = this.directory.mailDomainsOf(organisationId);
      const first = `${LOCAL_PART}@${domain}`;
      return domain !== undefined && this.mail.has(organisationId, first) ? first : undefined;
    }
    const isOurs = latest !== undefined && (await this.numbers.has(organisationId, latest.ours));
    const ours = isOurs ? latest.ours : await this.numbers.first(organisationId, channel);
    if (ours === undefined) return undefined;
    const account_sid = isOurs ? latest.account_sid : null;
    const login = this.cloud.loginOf({ channel, ours, account_sid });
    const canSend =
      login === undefined ? this.numbers.account(ours, account_sid) !== undefined : login !== null;
    return canSend ? ours : undefined;
  }
}
