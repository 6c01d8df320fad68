import type { DemoAccount } from '@centralita/shared-types';
import { Injectable } from '@nestjs/common';
import { AppError } from '../../../platform/errors/app-error';
import { DemoAccountSource } from '../ports/demo-account-source';

/** The account that anyone may try, where there is one. */
@Injectable()
export class DemoAccounts {
  constructor(private readonly source: DemoAccountSource) {}

  /** @throws AppError `demo-account/none` where this server talks to the real Twilio */
  async read(): Promise<DemoAccount> {
    const account = await this.source.read();
    if (account) return account;
    throw new AppError({
      code: 'demo-account/none',
      detail:
        'This server talks to the real Twilio: there is no demo line. Start it with the emulator (npm start), or enter an account.',
      status: 404,
    });
  }
}
