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

  /** Does the same however often. @throws ProviderError */
  async erase(person: PersonKeys, traces: readonly Trace[]): Promise<void> {
    await this.mail.erase(person);
    for (const trace of traces) {
      const login = this.#loginOf(trace);
      // Of an account that the server has no more nothing can be deleted.
      if (login) await this.#eraseOne(login, trace);
    }
  }

  async #eraseOne(login: TracesLogin, { kind, id, channel, ours }: Trace): Promise<void> {
    if (kind === 'call') await this.provider.removeCall(login, id);
    else if (kind === 'message') await this.provider.removeMessage(login, id);
    else if (channel === 'sms' || channel === 'whatsapp')
      await this.provider.removeBetween(login, { channel, ours, theirs: id });
  }

  #loginOf({ kind, id, channel, ours, accountSid }: Trace): TracesLogin | undefined {
    const isTheirs = kind === 'correspondence' ? channel !== 'email' : this.provider.has(id);
    const account = isTheirs ? this.accounts.sender(ours, accountSid) : undefined;
    const [authToken] = account?.authTokens ?? [];
    if (!account || authToken === undefined) return undefined;
    return { accountSid: account.accountSid, authToken, region: account.region };
  }
}
