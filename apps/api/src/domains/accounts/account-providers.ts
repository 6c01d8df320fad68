import type { Provider } from '@centralita/shared-types';
import { AppError } from '../../platform/errors/app-error';
import type { AccountProvider } from './ports/account-provider';

/** The providers of which this server can have accounts. */
export class AccountProviders {
  constructor(readonly all: readonly AccountProvider[]) {}

  /** @throws AppError `accounts/unknown-provider` */
  of(id: Provider): AccountProvider {
    const provider = this.all.find((candidate) => candidate.id === id);
    if (provider) return provider;
    throw new AppError({
      code: 'accounts/unknown-provider',
      detail: `This server knows no accounts of ${id}. Its provider is missing in app.module.ts.`,
      status: 500,
    });
  }
}
