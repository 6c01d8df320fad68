import type { DemoAccount } from '@centralita/shared-types';
import { Injectable } from '@nestjs/common';
import { AppError } from '../../../platform/errors/app-error';
import { DemoAccountSource, type DemoCloudAccount, type DemoMailAccount } from '../ports/demo-account-source';

/** The account that anyone may try, where there is one. */
@Injectable()
export class DemoAccounts {
  constructor(private readonly source: DemoAccountSource) {}

  /** @throws AppError `demo-account/none` where this server talks to the real Twilio */
  async read(): Promise<DemoAccount> {
    return (await this.source.read()) ?? none();
  }

  /** Of mail. @throws AppError `demo-account/none` where this server talks to the real Twilio */
  async mail(): Promise<DemoMailAccount> {
    return (await this.source.mail()) ?? none();
  }

  /** Of WhatsApp at Meta. @throws as `mail` */
  async cloud(): Promise<DemoCloudAccount> {
    return (await this.source.cloud()) ?? none();
  }
}

function none(): never {
  throw new AppError({
    code: 'demo-account/none',
    detail:
      'This server talks to the real Twilio: there is no demo line. Start it with the emulator (npm start), or enter an account.',
    status: 404,
  });
}
