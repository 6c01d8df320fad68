import { Injectable } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { Database } from '../../platform/database/database';
import { KnownAccounts } from '../accounts/api/known-accounts';
import type { PersonKeys } from '../contacts/api/person-parts';
import type { ReadableContacts } from '../contacts/api/readable-contacts';
import { MailTraces } from './ports/mail-traces';

/** Erases at the provider of mail what it keeps of somebody's addresses. Messages at Meta give no way to be deleted. */
@Injectable()
export class MailEraser {
  constructor(
    private readonly accounts: KnownAccounts,
    private readonly traces: MailTraces,
    private readonly database: Database,
    private readonly logger: PinoLogger,
  ) {
    logger.setContext('Erasure');
  }

  /** Does the same however often. @throws ProviderError */
  async erase({ organisationId, addresses }: PersonKeys): Promise<void> {
    const keys = new Set(this.accounts.all.flatMap(({ fields }) => fields.sendgridApiKey ?? []));
    const own = keys.size === 0 ? [] : await this.#ownMails(organisationId, addresses);
    if (own.length === 0) return;
    for (const key of keys)
      if (!(await this.traces.erase(key, own))) this.logger.warn({ event: 'erasure.mail-not-allowed' });
  }

  /** The provider knows no organisations: an address that another one writes with as well stays there. */
  async #ownMails(organisationId: string, addresses: readonly string[]): Promise<string[]> {
    const mails = addresses.filter((address) => address.includes('@'));
    const others = await this.database.read
      .withTables<ReadableContacts>()
      .selectFrom('contacts')
      .select('address')
      .where('address', 'in', ['', ...mails])
      .where('organisation_id', '!=', organisationId)
      .execute();
    return mails.filter((mail) => !others.some(({ address }) => address === mail));
  }
}
