import { Injectable } from '@nestjs/common';
import { PersonalMode } from '../../people/api/personal-mode';
import { AccountSeal, type SealedAccount } from '../account-seal';
import { AccountTroubles } from '../account-troubles';
import { KnownAccounts, teamAccount } from './known-accounts';
import type { PersonalAccount, TeamAccount, TwilioAccount } from './twilio-account';
import { WebhookRefused } from './webhook-refused';

/** What a webhook says of its account before it is verified: used only to choose the token to verify it with. */
export interface ClaimedAccount {
  accountSid: string | undefined;
  seal: string | undefined;
}

type Candidates = readonly [TwilioAccount, ...TwilioAccount[]];

/**
 * The one place that decides whose account a webhook is for: one of the server's own by its SID (saved in the vault, then
 * of the environment), else the one in the seal. All from memory.
 */
@Injectable()
export class AccountCredentials {
  constructor(
    private readonly known: KnownAccounts,
    private readonly seals: AccountSeal,
    private readonly personalMode: PersonalMode,
    private readonly troubles: AccountTroubles,
  ) {}

  /** The first of the server's own voice accounts, where there is one. */
  get own(): TeamAccount | undefined {
    for (const account of this.known.all) {
      const team = teamAccount(account);
      if (team) return team;
    }
    return undefined;
  }

  /**
   * The accounts by one of which the webhook may be signed: the one that it names, or, where it names none (it may be a
   * body without parameters), all of this server and the one in the seal.
   *
   * @throws WebhookRefused where no account fits
   */
  forWebhook({ accountSid, seal }: ClaimedAccount): Candidates {
    if (accountSid === undefined) return this.#all(seal);
    const own = this.#ofSid(accountSid);
    if (own) return [own];
    if (seal === undefined) throw noAccount();
    const account = this.forSeal(seal);
    if (account.accountSid !== accountSid) {
      throw new WebhookRefused(
        'webhook/seal-of-another-account',
        'The seal in the URL belongs to another account than the webhook (AccountSid). Paste the voice URL made for this account.',
      );
    }
    return [account];
  }

  /** @throws WebhookRefused where the seal is not ours, or personal mode is off. */
  forSeal(seal: string): PersonalAccount {
    if (!this.personalMode.isOn) {
      throw new WebhookRefused(
        'webhook/personal-mode-off',
        'The URL is sealed, but PERSONAL_MODE is off: this server answers its own accounts only.',
      );
    }
    const account = this.seals.open(seal);
    if (!account) {
      throw new WebhookRefused(
        'webhook/seal-not-ours',
        "The seal in the URL was not made by this server's key, or it was changed. Paste the voice URL of this server anew.",
      );
    }
    return personalAccount(account);
  }

  /** A webhook of the account was let in. Told of the seal that its URL carried, where there was one. */
  letIn(account: TwilioAccount, seal: string | undefined): void {
    if (account.source !== 'seal' && seal !== undefined) this.troubles.noteClash(account);
  }

  /** A webhook that named the account was not signed with its token. */
  refused(account: TwilioAccount): void {
    if (account.source !== 'seal') this.troubles.noteRefusedSignature(account);
  }

  #all(seal: string | undefined): Candidates {
    const own = this.known.all
      .filter((account) => !this.known.isOvershadowed(account))
      .map(teamAccount)
      .filter((account) => account !== undefined);
    const sealed = seal !== undefined && this.personalMode.isOn ? this.seals.open(seal) : undefined;
    const brought = sealed && !this.#ofSid(sealed.accountSid) ? [personalAccount(sealed)] : [];
    const [first, ...others] = [...brought, ...own];
    if (first) return [first, ...others];
    if (seal === undefined) throw noAccount();
    return [this.forSeal(seal)];
  }

  #ofSid(accountSid: string): TeamAccount | undefined {
    const account = this.known.ofSid(accountSid);
    return account && teamAccount(account);
  }
}

const noAccount = (): WebhookRefused =>
  new WebhookRefused(
    'webhook/no-account',
    'The URL carries no seal (?k=…), and the webhook is not of an account of this server. Paste the whole voice URL into the TwiML App.',
  );

const personalAccount = ({ accountSid, authToken, phoneNumber }: SealedAccount): PersonalAccount => ({
  accountSid,
  authTokens: [authToken],
  phoneNumber,
  source: 'seal',
});
