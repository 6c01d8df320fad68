import type { AccountInput, Provider, Region } from '@centralita/shared-types';

export type AccountField = Exclude<keyof AccountInput, 'provider' | 'name'>;

/** What an account consists of, secrets included. Never leaves the server. */
export type AccountFields = { [Field in Exclude<AccountField, 'region'>]?: string } & { region?: Region };

/** An account of this server: of the environment, or saved in the vault. */
export interface KnownAccount {
  id: string;
  provider: Provider;
  name: string;
  source: 'environment' | 'vault';
  fields: Readonly<AccountFields>;
  /** The number (E.164) of the account that has WhatsApp; only the environment tells it. */
  whatsappNumber?: string;
}
