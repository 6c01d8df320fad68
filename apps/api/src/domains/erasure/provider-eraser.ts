import { Injectable } from '@nestjs/common';
import { KnownAccounts } from '../accounts/api/known-accounts';
import type { PersonKeys } from '../contacts/api/person-parts';
import { MailEraser } from './mail-eraser';
import type { Trace } from './person-finder';
import { ProviderTraces, type TracesLogin } from './ports/provider-traces';

/** Erases at the provider what is about to be erased here. */
@Injectable()
export class ProviderEraser {
  constructor(
    private readonly accounts: KnownAccounts,
    private readonly provider: ProviderTraces,
    private readonly mail: MailEraser,
  ) {}

  /**
   * Does the same however often.
   *
   * @returns how many messages and calls stay there: of an account that the server has no more nothing can be deleted
   * @throws ProviderError
   */
  async erase(person: PersonKeys, traces: readonly Trace[]): Promise<number> {
    await this.mail.erase(person);
    let left = 0;
    for (const trace of traces) {
      const logins = this.#loginsOf(trace);
      if (logins.length === 0 && trace.kind !== 'correspondence' && this.provider.has(trace.id)) left += 1;
      for (const login of logins) await this.#eraseOne(login, trace);
    }
    return left;
  }

  async #eraseOne(login: TracesLogin, { kind, id, channel, ours }: Trace): Promise<void> {
    if (kind === 'call') await this.provider.removeCall(login, id);
    else if (kind === 'message') await this.provider.removeMessage(login, id);
    else if (channel === 'sms' || channel === 'whatsapp')
      await this.provider.removeBetween(login, { channel, ours, theirs: id });
  }

  #loginsOf({ kind, id, channel, ours, accountSid }: Trace): TracesLogin[] {
    const isTheirs = kind === 'correspondence' ? channel !== 'email' : this.provider.has(id);
    const accounts = isTheirs ? this.accounts.keepers(ours, accountSid) : [];
    return accounts.flatMap(({ authTokens: [authToken], ...account }) =>
      authToken === undefined ? [] : { accountSid: account.accountSid, authToken, region: account.region },
    );
  }
}
