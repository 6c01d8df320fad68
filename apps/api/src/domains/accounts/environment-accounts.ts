import { Injectable } from '@nestjs/common';
import { isUsable } from './account-fields';
import { AccountProviders } from './account-providers';
import type { KnownAccount } from './ports/known-account';

/** The accounts of the environment: at most one for each provider. */
@Injectable()
export class EnvironmentAccounts {
  readonly all: readonly KnownAccount[];

  constructor(providers: AccountProviders) {
    this.all = providers.all.flatMap((provider) => {
      const given = Object.entries(provider.environment()).filter(([, value]) => value !== undefined);
      const { whatsappNumber, ...fields } = Object.fromEntries(given);
      const { id, name } = provider;
      return isUsable(provider, fields)
        ? [
            {
              id: `environment-${id}`,
              provider: id,
              name,
              source: 'environment',
              fields,
              ...(whatsappNumber !== undefined && { whatsappNumber }),
            },
          ]
        : [];
    });
  }
}
