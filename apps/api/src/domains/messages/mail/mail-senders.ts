import { Injectable } from '@nestjs/common';
import { KnownAccounts } from '../../accounts/api/known-accounts';
import { OrganisationDirectory } from '../../organisations/api/organisation-directory';
import { mailDomainOf } from './correspondent';

/** From which addresses we send mail, and with what. */
@Injectable()
export class MailSenders {
  constructor(
    private readonly accounts: KnownAccounts,
    private readonly directory: OrganisationDirectory,
  ) {}

  /** The key that sends mail, where an account of the server has one. */
  get apiKey(): string | undefined {
    return this.accounts.all.find(({ fields }) => fields.sendgridApiKey !== undefined)?.fields.sendgridApiKey;
  }

  /** Whether the address is in a domain of the organisation, and the server can send mail. */
  has(organisationId: string, address: string): boolean {
    const domain = mailDomainOf(address);
    return this.apiKey !== undefined && this.directory.ofMailDomain(domain) === organisationId;
  }
}
