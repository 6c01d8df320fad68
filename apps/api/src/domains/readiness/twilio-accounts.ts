import { Injectable } from '@nestjs/common';
import { KnownAccounts, teamAccount } from '../accounts/api/known-accounts';
import type { LineLogin } from './ports/account-lines';

/** A Twilio account of this server, as far as its numbers go. */
export interface TwilioLines {
  id: string;
  name: string;
  login: LineLogin;
  /** The TwiML App that is to answer its calls; absent where the numbers lead here by themselves. */
  applicationSid: string | undefined;
}

/** The Twilio accounts that are in use. */
@Injectable()
export class TwilioAccounts {
  constructor(private readonly known: KnownAccounts) {}

  all(): TwilioLines[] {
    return this.known.all.flatMap((known) => {
      const account = this.known.isOvershadowed(known) ? undefined : teamAccount(known);
      const authToken = account?.authTokens[0];
      if (!account || authToken === undefined) return [];
      const { id, name, accountSid, region } = account;
      const applicationSid = known.fields.twimlAppSid;
      return [{ id, name, login: { accountSid, authToken, region }, applicationSid }];
    });
  }

  find(id: string): TwilioLines | undefined {
    return this.all().find((account) => account.id === id);
  }
}
