import { Injectable } from '@nestjs/common';
import { Config } from '../../platform/config/config';
import { ProviderError } from '../../platform/errors/provider-error';
import { KnownAccounts } from '../accounts/api/known-accounts';
import type { TeamAccount } from '../accounts/api/twilio-account';
import type { PersonKeys } from '../contacts/api/person-parts';
import { OrganisationDirectory } from '../organisations/api/organisation-directory';
import { Organisations } from '../organisations/api/organisations';
import { MailEraser } from './mail-eraser';
import type { Trace } from './person-finder';
import { ProviderTraces, type TracesLogin } from './ports/provider-traces';

const UNAUTHORISED = 401;

/** Erases at the provider what is about to be erased here. */
@Injectable()
export class ProviderEraser {
  constructor(
    private readonly accounts: KnownAccounts,
    private readonly provider: ProviderTraces,
    private readonly mail: MailEraser,
    private readonly directory: OrganisationDirectory,
    private readonly organisations: Organisations,
    private readonly config: Config,
  ) {}

  /**
   * Does the same however often.
   *
   * @returns how many messages and calls may stay there: of an account that the server has no more nothing can be deleted,
   *   nor of one among several that does not accept its login
   * @throws ProviderError
   */
  async erase(person: PersonKeys, traces: readonly Trace[]): Promise<number> {
    await this.mail.erase(person);
    const { organisationId } = person;
    const hasSandbox = await this.#hasSandbox(organisationId);
    let left = 0;
    for (const trace of traces) {
      const isCorrespondence = trace.kind === 'correspondence';
      // All accounts share that number: who else wrote over it with this person is another organisation's matter.
      if (isCorrespondence && trace.ours === this.config.sandboxNumber && !hasSandbox) continue;
      const logins = this.#loginsOf(organisationId, trace);
      let isLeft = logins.length === 0 && this.provider.has(trace.id);
      for (const login of logins)
        if (!(await this.#eraseIn(login, trace, { isOneOfSeveral: logins.length > 1 }))) isLeft = true;
      if (isLeft && !isCorrespondence) left += 1;
    }
    return left;
  }

  /** @returns false where one of several accounts does not accept its login: it may be none that has the trace */
  async #eraseIn(
    login: TracesLogin,
    trace: Trace,
    { isOneOfSeveral }: { isOneOfSeveral: boolean },
  ): Promise<boolean> {
    try {
      await this.#eraseOne(login, trace);
      return true;
    } catch (error) {
      const isRefused = error instanceof ProviderError && error.providerStatus === UNAUTHORISED;
      if (isOneOfSeveral && isRefused) return false;
      throw error;
    }
  }

  async #eraseOne(login: TracesLogin, { kind, id, channel, ours }: Trace): Promise<void> {
    if (kind === 'call') await this.provider.removeCall(login, id);
    else if (kind === 'message') await this.provider.removeMessage(login, id);
    else if (channel === 'sms' || channel === 'whatsapp')
      await this.provider.removeBetween(login, { channel, ours, theirs: id });
  }

  #loginsOf(organisationId: string, { kind, id, channel, ours, accountSid }: Trace): TracesLogin[] {
    const isTheirs = kind === 'correspondence' ? channel !== 'email' : this.provider.has(id);
    const keepers = isTheirs ? this.accounts.keepers(ours, accountSid) : [];
    const accounts =
      accountSid === null ? keepers.filter((one) => this.#serves(one, organisationId, ours)) : keepers;
    return accounts.flatMap(({ authTokens: [authToken], ...account }) =>
      authToken === undefined ? [] : { accountSid: account.accountSid, authToken, region: account.region },
    );
  }

  /** Not where its number is another organisation's, unless what goes out from `ours` goes by it all the same. */
  #serves({ accountSid, phoneNumber }: TeamAccount, organisationId: string, ours: string): boolean {
    const owner = phoneNumber === undefined ? undefined : this.directory.ofNumber(phoneNumber);
    return (
      owner === undefined ||
      owner === organisationId ||
      this.accounts.sender(ours, null)?.accountSid === accountSid
    );
  }

  async #hasSandbox(organisationId: string): Promise<boolean> {
    const owner = this.directory.ofNumber(this.config.sandboxNumber);
    return (owner ?? (await this.organisations.only())?.id) === organisationId;
  }
}
