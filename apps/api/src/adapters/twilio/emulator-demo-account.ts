import type { DemoAccount } from '@centralita/shared-types';
import { Injectable } from '@nestjs/common';
import {
  DemoAccountSource,
  type DemoCloudAccount,
  type DemoMailAccount,
} from '../../domains/accounts/ports/demo-account-source';
import { Config } from '../../platform/config/config';
import { ProviderError } from '../../platform/errors/provider-error';
import { fetchOutside } from '../../platform/rehearsal/fetch-outside';

const TIMEOUT_MS = 3_000;

/** Asks the emulator for its own account. */
@Injectable()
export class EmulatorDemoAccount extends DemoAccountSource {
  constructor(private readonly config: Config) {
    super();
  }

  read(): Promise<DemoAccount | undefined> {
    return this.#ask('demo-account');
  }

  mail(): Promise<DemoMailAccount | undefined> {
    return this.#ask('mail/account');
  }

  cloud(): Promise<DemoCloudAccount | undefined> {
    return this.#ask('meta/account');
  }

  async #ask<T>(path: string): Promise<T | undefined> {
    const { emulatorUrl } = this.config;
    if (emulatorUrl === undefined) return undefined;
    try {
      const answer = await fetchOutside('Twilio', `${emulatorUrl}/control/${path}`, {
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      if (!answer.ok) throw new Error(`It answered ${answer.status}.`);
      return (await answer.json()) as T;
    } catch (cause) {
      throw new ProviderError({
        code: 'emulator/unreachable',
        detail: `The Twilio emulator at ${emulatorUrl} does not answer. Start it, or change TWILIO_EMULATOR_URL.`,
        retryable: true,
        cause,
      });
    }
  }
}
