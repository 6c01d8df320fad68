import { Injectable } from '@nestjs/common';
import type { ConnectionCheck } from '@centralita/shared-types';
import { AccountProviders } from '../account-providers';
import { KnownAccounts } from './known-accounts';

export interface CheckedAccount {
  id: string;
  name: string;
  checks: ConnectionCheck[];
}

/** Asks the providers about every account that is in use. Nothing is remembered of it. */
@Injectable()
export class AccountChecks {
  constructor(
    private readonly known: KnownAccounts,
    private readonly providers: AccountProviders,
  ) {}

  all(place: { publicBaseUrl: string; reachable: boolean }): Promise<CheckedAccount[]> {
    const used = this.known.all.filter((account) => !this.known.isOvershadowed(account));
    return Promise.all(
      used.map(async ({ id, name, provider, fields }) => ({
        id,
        name,
        checks: await this.providers.of(provider).check(fields, place),
      })),
    );
  }
}
