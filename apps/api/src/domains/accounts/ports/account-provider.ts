import type { ConnectionCheck, Provider } from '@centralita/shared-types';
import type { AccountField, AccountFields } from './known-account';

/** Where this server is, as a provider sees it. */
export interface Place {
  publicBaseUrl: string;
  /** False where no provider can reach it. */
  reachable: boolean;
}

/** What the environment may say of an account. */
export type EnvironmentFields = Partial<Record<AccountField | 'whatsappNumber', string | undefined>>;

/** All that this server knows of a provider's accounts. One for each provider, listed in `app.module.ts`. */
export abstract class AccountProvider {
  abstract readonly id: Provider;
  /** Of its account in the environment. */
  abstract readonly name: string;
  /** Shown in the settings page. */
  abstract readonly facts: readonly AccountField[];
  /** Written, never read back. */
  abstract readonly secrets: readonly AccountField[];
  /** Without one of these the account is good for nothing. */
  abstract readonly needsOneOf: readonly AccountField[];

  /** Of the account that stands in the environment; nothing is set where there is none. */
  abstract environment(): EnvironmentFields;

  /**
   * Asks the provider whether an account is right, part by part. Changes nothing there. Never throws for what is wrong
   * with the account or the provider: that is what it finds.
   */
  abstract check(fields: Readonly<AccountFields>, place: Place): Promise<ConnectionCheck[]>;
}
