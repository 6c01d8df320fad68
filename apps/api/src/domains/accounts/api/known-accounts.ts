import { Inject, Injectable } from '@nestjs/common';
import { AccountVault } from '../account-vault';
import { EnvironmentAccounts } from '../environment-accounts';
import type { KnownAccount } from '../ports/known-account';
import type { TeamAccount } from './twilio-account';

/** The accounts of this server, wherever they stand. An account that is in both is the vault's. */
@Injectable()
export class KnownAccounts {
  readonly #environmentBySid: ReadonlyMap<string | undefined, KnownAccount>;

  constructor(
    @Inject(AccountVault) private readonly vault: Pick<AccountVault, 'all' | 'ofSid'>,
    private readonly environment: EnvironmentAccounts,
  ) {
    this.#environmentBySid = new Map(environment.all.map((account) => [account.fields.accountSid, account]));
  }

  get all(): readonly KnownAccount[] {
    return [...this.vault.all, ...this.environment.all];
  }

  find(id: string): KnownAccount | undefined {
    return this.all.find((account) => account.id === id);
  }

  /** The account whose webhooks name this SID. From memory. */
  ofSid(accountSid: string): KnownAccount | undefined {
    return this.vault.ofSid(accountSid) ?? this.#environmentBySid.get(accountSid);
  }

  /**
   * The account that sends from a number of ours: the one named, the one that has the number, else any.
   *
   * @param number E.164; undefined where only the one named will do
   */
  sender(number: string | undefined, accountSid: string | null): TeamAccount | undefined {
    const named = accountSid === null ? undefined : this.ofSid(accountSid);
    const all = this.all.flatMap((account) => teamAccount(account) ?? []);
    const holder = number === undefined ? undefined : all.find(({ phoneNumber }) => phoneNumber === number);
    return (named && teamAccount(named)) ?? holder ?? (number === undefined ? undefined : all[0]);
  }

  /**
   * Those that may keep what went over a number of ours: the one named, and no other; where none is, the one that has the
   * number, else all that are in use.
   *
   * @param number E.164
   */
  keepers(number: string, accountSid: string | null): TeamAccount[] {
    const used = this.all.filter((account) => !this.isOvershadowed(account));
    const named = accountSid === null ? used : [this.ofSid(accountSid)];
    const accounts = named.flatMap((account) => (account && teamAccount(account)) ?? []);
    const holder = accounts.find(({ phoneNumber }) => phoneNumber === number);
    return holder ? [holder] : accounts;
  }

  /** True for an account of the environment that the vault has too, and so is not used. */
  isOvershadowed({ source, fields }: KnownAccount): boolean {
    return (
      source === 'environment' &&
      fields.accountSid !== undefined &&
      this.vault.ofSid(fields.accountSid) !== undefined
    );
  }
}

/** The same account as far as answering its calls needs it; undefined where it has no calls. */
export function teamAccount({ id, name, source, fields }: KnownAccount): TeamAccount | undefined {
  const { accountSid, authToken, secondaryAuthToken, phoneNumber, region } = fields;
  if (accountSid === undefined || authToken === undefined) return undefined;
  return {
    id,
    name,
    source,
    accountSid,
    authTokens: secondaryAuthToken === undefined ? [authToken] : [authToken, secondaryAuthToken],
    ...(phoneNumber !== undefined && { phoneNumber }),
    ...(region !== undefined && { region }),
  };
}
