import { Injectable } from '@nestjs/common';
import type { KnownAccount } from '../ports/known-account';
import { cloudAccount, phoneNumberIdOf } from './cloud-account';
import { KnownAccounts } from './known-accounts';

/** With what a number at Meta is asked. */
export interface CloudLogin {
  accessToken: string;
  /** Meta's id of the number. */
  phoneNumberId: string;
}

/** The numbers of WhatsApp that are connected at Meta itself. */
@Injectable()
export class CloudAccounts {
  constructor(private readonly accounts: KnownAccounts) {}

  /** What conversations name the account of a number (E.164) of ours; undefined of a number that is not at Meta. */
  accountOf(number: string): string | undefined {
    const account = this.#all.find(({ fields }) => fields.phoneNumber === number);
    const id = account?.fields.metaPhoneNumberId;
    return id === undefined ? undefined : cloudAccount(id);
  }

  /**
   * How messages between a number of ours and somebody go out.
   *
   * @param account by which the latest message came
   * @returns undefined where not by Meta; null where by Meta, but no account of this server has the access token
   */
  loginOf({
    channel,
    ours,
    account_sid: account,
  }: {
    channel: string;
    ours: string;
    account_sid: string | null;
  }): CloudLogin | null | undefined {
    const named = channel === 'whatsapp' ? (account ?? this.accountOf(ours) ?? null) : null;
    const phoneNumberId = phoneNumberIdOf(named);
    return phoneNumberId === undefined ? undefined : (this.login(phoneNumberId) ?? null);
  }

  login(phoneNumberId: string): CloudLogin | undefined {
    const accessToken = this.#all
      .filter(({ fields }) => fields.metaPhoneNumberId === phoneNumberId)
      .flatMap(({ fields }) => fields.metaAccessToken ?? [])[0];
    return accessToken === undefined ? undefined : { accessToken, phoneNumberId };
  }

  get #all(): KnownAccount[] {
    return this.accounts.all.filter(({ provider }) => provider === 'meta');
  }
}
