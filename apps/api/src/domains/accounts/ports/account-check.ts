import type { ConnectionCheck, Provider } from '@centralita/shared-types';
import type { AccountFields } from './known-account';

/** Where this server is, as a provider sees it. */
export interface Place {
  publicBaseUrl: string;
  /** False where no provider can reach it. */
  reachable: boolean;
}

/** Asks a provider whether an account is right, part by part. Changes nothing there. One for each provider. */
export abstract class AccountCheck {
  abstract readonly provider: Provider;

  /** Never throws for what is wrong with the account or the provider: that is what it finds. */
  abstract check(fields: Readonly<AccountFields>, place: Place): Promise<ConnectionCheck[]>;
}

/** Token of the list of all checks. */
export const ACCOUNT_CHECKS = Symbol('account checks');
