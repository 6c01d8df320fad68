import { AppError, type AppErrorOptions } from './app-error';

export interface ProviderErrorOptions extends AppErrorOptions {
  /** The provider's own error code, where it gave one. */
  providerCode?: number;
  /** HTTP status of the provider's answer; absent when none came. */
  providerStatus?: number;
}

/** A provider refused, failed or could not be reached. Adapters turn all that their libraries throw into this. */
export class ProviderError extends AppError {
  readonly providerCode: number | undefined;
  readonly providerStatus: number | undefined;

  constructor({ providerCode, providerStatus, ...options }: ProviderErrorOptions) {
    super({ status: 502, ...options });
    this.providerCode = providerCode;
    this.providerStatus = providerStatus;
  }
}
