import { Injectable } from '@nestjs/common';
import { KnownAccounts, teamAccount } from '../accounts/api/known-accounts';
import type { RecordingLogin } from './ports/provider-recordings';

/** The credentials by which recordings of an account are asked for. */
@Injectable()
export class RecordingLogins {
  constructor(private readonly accounts: KnownAccounts) {}

  /** Undefined for an account that the server has no more. */
  of(accountSid: string): RecordingLogin | undefined {
    const known = this.accounts.ofSid(accountSid);
    const account = known && teamAccount(known);
    const [authToken] = account?.authTokens ?? [];
    if (!account || authToken === undefined) return undefined;
    return { accountSid: account.accountSid, authToken, region: account.region };
  }
}
