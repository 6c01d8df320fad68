import { Injectable } from '@nestjs/common';
import { Config } from '../../platform/config/config';
import { KnownAccounts, teamAccount } from '../accounts/api/known-accounts';
import { OrganisationDirectory } from '../organisations/api/organisation-directory';

/** An organisation's numbers that can be called: some have WhatsApp alone. */
@Injectable()
export class CallNumbers {
  constructor(
    private readonly config: Config,
    private readonly accounts: KnownAccounts,
    private readonly organisations: OrganisationDirectory,
  ) {}

  /**
   * In the organisation's order. A number of an account without calls (at Meta) may be a telephone number elsewhere, too: it can be called
   * where an account has it as its own, or a flow was chosen for it.
   *
   * @param chosen numbers for which a flow was chosen
   */
  of(organisationId: string, chosen: ReadonlyMap<string, unknown>): string[] {
    const { all } = this.accounts;
    const has = (number: string, calls: boolean): boolean =>
      all.some(
        (account) => account.fields.phoneNumber === number && (teamAccount(account) !== undefined) === calls,
      );
    const isWritten = (number: string): boolean => number === this.config.sandboxNumber || has(number, false);
    return this.organisations
      .numbersOf(organisationId)
      .filter((number) => !isWritten(number) || has(number, true) || chosen.has(number));
  }
}
