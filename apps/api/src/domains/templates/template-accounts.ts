import { Injectable } from '@nestjs/common';
import { Config } from '../../platform/config/config';
import { phoneNumberIdOf } from '../accounts/api/cloud-account';
import { CloudAccounts } from '../accounts/api/cloud-accounts';
import { KnownAccounts } from '../accounts/api/known-accounts';
import { OrganisationDirectory } from '../organisations/api/organisation-directory';
import { Organisations } from '../organisations/api/organisations';
import type { TemplateLogin } from './ports/template-provider';

/** In which accounts of the providers an organisation's templates stand: those that its messages go out by. */
@Injectable()
export class TemplateAccounts {
  constructor(
    private readonly config: Config,
    private readonly accounts: KnownAccounts,
    private readonly cloud: CloudAccounts,
    private readonly directory: OrganisationDirectory,
    private readonly organisations: Organisations,
  ) {}

  /** None where the organisation has no number of an account; that of Twilio first. */
  async ofOrganisation(organisationId: string): Promise<TemplateLogin[]> {
    const organisations = await this.organisations.list();
    return this.#logins(
      organisationId,
      organisations.map(({ id }) => id),
    );
  }

  /** An account by which one of the organisation's numbers sent; while its templates are there, they are asked for there. */
  ofSid(accountSid: string): TemplateLogin | undefined {
    const phoneNumberId = phoneNumberIdOf(accountSid);
    if (phoneNumberId !== undefined) return this.#cloudLogin(accountSid, phoneNumberId);
    return loginOf(this.accounts.sender(undefined, accountSid), accountSid);
  }

  /** Whether no other organisation of this server sends by the account: what is found there is then its own. */
  async isAlone(organisationId: string, accountSid: string): Promise<boolean> {
    const ids = (await this.organisations.list()).map(({ id }) => id);
    return ids.every(
      (id) =>
        id === organisationId || !this.#logins(id, ids).some((login) => login.accountSid === accountSid),
    );
  }

  async all(): Promise<string[]> {
    const ids = (await this.organisations.list()).map(({ id }) => id);
    return ids.filter((id) => this.#logins(id, ids).length > 0);
  }

  #logins(organisationId: string, all: readonly string[]): TemplateLogin[] {
    const numbers = this.#numbers(organisationId, all);
    const atMeta = new Set(numbers.flatMap((number) => this.cloud.accountOf(number) ?? []));
    const first = numbers.find((number) => this.cloud.accountOf(number) === undefined);
    const login = first === undefined ? undefined : loginOf(this.accounts.sender(first, null));
    const cloud = [...atMeta].flatMap((accountSid) => this.ofSid(accountSid) ?? []);
    return [...(login ? [login] : []), ...cloud];
  }

  #cloudLogin(accountSid: string, phoneNumberId: string): TemplateLogin | undefined {
    const login = this.cloud.login(phoneNumberId);
    return login && { accountSid, authToken: login.accessToken, phoneNumberId };
  }

  /** The numbers of the server's own environment are those of the only organisation. */
  #numbers(organisationId: string, all: readonly string[]): string[] {
    const { whatsappNumber, sandboxNumber, phoneNumber } = this.config;
    const listed = this.directory.numbersOf(organisationId);
    // The sandbox is nobody's own: it tells of no account.
    const own = listed.filter((number) => number !== sandboxNumber);
    if (listed.length > 0) return [...own, ...listed];
    return all.length === 1 ? [whatsappNumber, phoneNumber].filter((number) => number !== undefined) : [];
  }
}

function loginOf(
  account: ReturnType<KnownAccounts['sender']>,
  accountSid = account?.accountSid,
): TemplateLogin | undefined {
  const [authToken] = account?.authTokens ?? [];
  if (!account || authToken === undefined || account.accountSid !== accountSid) return undefined;
  return { accountSid: account.accountSid, authToken, region: account.region };
}
