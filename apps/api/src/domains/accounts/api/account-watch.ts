import { Injectable, Logger } from '@nestjs/common';
import { Config } from '../../../platform/config/config';
import { ProviderError } from '../../../platform/errors/provider-error';
import { AccountNotes } from '../account-notes';
import { VoiceDirectory } from '../ports/voice-directory';
import { KnownAccounts, teamAccount } from './known-accounts';
import type { TeamAccount } from './twilio-account';

const UNAUTHORISED = 401;

/** Looks after the server's accounts by itself: nobody should learn of an empty account from a caller. */
@Injectable()
export class AccountWatch {
  readonly #logger = new Logger(AccountWatch.name);

  constructor(
    private readonly known: KnownAccounts,
    private readonly directory: VoiceDirectory,
    private readonly notes: AccountNotes,
    private readonly config: Config,
  ) {}

  /**
   * Asks each account for its balance. One that is low, or that the provider does not accept any more, raises an alert,
   * which is settled when it is well again. A provider that does not answer is not the account's fault: the next time.
   */
  async look(): Promise<void> {
    for (const known of this.known.all) {
      const account = this.known.isOvershadowed(known) ? undefined : teamAccount(known);
      if (account) await this.#lookAt(account);
    }
  }

  async #lookAt(account: TeamAccount): Promise<void> {
    const { accountSid, authTokens, region } = account;
    try {
      const balance = await this.directory.balance({ accountSid, authToken: authTokens[0] ?? '', region });
      await this.notes.answered(account, balance, balance.amount < this.config.lowBalance);
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error;
      if (error.providerStatus === UNAUTHORISED) await this.notes.refused(account, error);
      else this.#logger.warn({ event: 'accounts.balance-unknown', account: account.id, code: error.code });
    }
  }
}
