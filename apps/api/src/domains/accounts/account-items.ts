import { Injectable } from '@nestjs/common';
import type { AccountItem, AccountTroubleCode } from '@centralita/shared-types';
import { AccountProviders } from './account-providers';
import { troubleOfRow } from './account-trouble-row';
import { AccountVault } from './account-vault';
import type { AccountTestRow } from './accounts-schema';
import { AccountsStore } from './accounts.store';
import { AnsweredChannels } from './api/answered-channels';
import { KnownAccounts } from './api/known-accounts';
import type { Place } from './ports/account-provider';
import type { AccountField, KnownAccount } from './ports/known-account';

/** Accounts as the settings page shows them: of secrets only which ones are set. */
@Injectable()
export class AccountItems {
  constructor(
    private readonly known: KnownAccounts,
    private readonly providers: AccountProviders,
    private readonly vault: AccountVault,
    private readonly store: AccountsStore,
    private readonly channels: AnsweredChannels,
  ) {}

  async list({ publicBaseUrl }: Place): Promise<AccountItem[]> {
    const tests = new Map((await this.store.tests()).map((test) => [test.account_id, test]));
    return this.known.all.map((account) => this.#item(account, tests.get(account.id), publicBaseUrl));
  }

  async find(id: string, place: Place): Promise<AccountItem | undefined> {
    return (await this.list(place)).find((item) => item.id === id);
  }

  #item(account: KnownAccount, test: AccountTestRow | undefined, publicBaseUrl: string): AccountItem {
    const { id, provider, name, source, fields, whatsappNumber } = account;
    const { facts, secrets } = this.providers.of(provider);
    const isSet = (field: AccountField): boolean => fields[field] !== undefined;
    return {
      id,
      provider,
      name,
      source,
      facts: {
        ...Object.fromEntries(facts.filter(isSet).map((field) => [field, fields[field] ?? ''])),
        ...(whatsappNumber !== undefined && { whatsappNumber }),
      },
      secretsSet: secrets.filter(isSet),
      state: test?.state ?? 'unknown',
      testedAt: test?.tested_at ?? null,
      trouble: test ? troubleOfRow(test) : null,
      ...this.#ownTrouble(account),
      webhooks: this.channels.webhooksOf(provider, publicBaseUrl),
    };
  }

  /** What needs no test to be known. */
  #ownTrouble(account: KnownAccount): Partial<Pick<AccountItem, 'state' | 'trouble'>> {
    if (this.vault.isLocked(account.id)) {
      return found(
        'failed',
        'account/other-server-key',
        'This account was saved under another server key. Put the former key back as CENTRALITA_KEY_PREVIOUS, or enter the secrets anew.',
      );
    }
    if (!this.known.isOvershadowed(account)) return {};
    return found(
      'warning',
      'account/also-saved',
      'The same account is also saved here, and that one is used. Take TWILIO_ACCOUNT_SID out of the environment.',
    );
  }
}

const found = (
  state: AccountItem['state'],
  code: AccountTroubleCode,
  detail: string,
): Pick<AccountItem, 'state' | 'trouble'> => ({ state, trouble: { code, detail } });
