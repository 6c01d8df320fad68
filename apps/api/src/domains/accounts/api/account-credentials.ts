import { Injectable } from '@nestjs/common';
import { Config } from '../../../platform/config/config';
import { PersonalMode } from '../../people/api/personal-mode';
import { AccountSeal } from '../account-seal';
import type { TwilioAccount } from './twilio-account';
import { WebhookRefused } from './webhook-refused';

/** What a webhook says of its account before it is verified: used only to choose the token to verify it with. */
export interface ClaimedAccount {
  accountSid: string | undefined;
  seal: string | undefined;
}

/**
 * The one place that decides whose account a webhook is for: the server's own, by its SID; else the one in the seal.
 */
@Injectable()
export class AccountCredentials {
  readonly #own: TwilioAccount | undefined;

  constructor(
    config: Config,
    private readonly personalMode: PersonalMode,
    private readonly seals: AccountSeal,
  ) {
    const { accountSid, authToken, phoneNumber, region } = config;
    if (accountSid && authToken && phoneNumber) {
      this.#own = { accountSid, authToken, phoneNumber, source: 'environment', ...(region && { region }) };
    }
  }

  /** The account in the environment, where there is one. */
  get own(): TwilioAccount | undefined {
    return this.#own;
  }

  /** @throws WebhookRefused where no account fits. */
  forWebhook({ accountSid, seal }: ClaimedAccount): TwilioAccount {
    if (this.#own && accountSid === this.#own.accountSid) return this.#own;
    if (seal === undefined) {
      throw new WebhookRefused(
        'webhook/no-account',
        'The URL carries no seal (?k=…), and the webhook is not of the account in the environment. Paste the whole voice URL into the TwiML App.',
      );
    }
    const account = this.forSeal(seal);
    if (account.accountSid !== accountSid) {
      throw new WebhookRefused(
        'webhook/seal-of-another-account',
        'The seal in the URL belongs to another account than the webhook (AccountSid). Paste the voice URL made for this account.',
      );
    }
    return account;
  }

  /** @throws WebhookRefused where the seal is not ours, or personal mode is off. */
  forSeal(seal: string): TwilioAccount {
    if (!this.personalMode.isOn) {
      throw new WebhookRefused(
        'webhook/personal-mode-off',
        'The URL is sealed, but PERSONAL_MODE is off: this server answers its own account only.',
      );
    }
    const account = this.seals.open(seal);
    if (!account) {
      throw new WebhookRefused(
        'webhook/seal-not-ours',
        "The seal in the URL was not made by this server's key, or it was changed. Paste the voice URL of this server anew.",
      );
    }
    return { ...account, source: 'seal' };
  }
}
