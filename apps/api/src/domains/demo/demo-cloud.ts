import { randomBytes } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { AccountActions } from '../accounts/api/account-actions';
import { CloudAccounts } from '../accounts/api/cloud-accounts';
import { DemoAccounts } from '../accounts/api/demo-accounts';
import type { Actor } from '../audit/api/audit-log';
import { CloudConnector } from '../messages/api/cloud-connector';
import type { Place } from './place';

/** Makes the emulator's number at Meta one of the server's own, as a team does it on the page of accounts, and leads it here. */
@Injectable()
export class DemoCloud {
  readonly #logger = new Logger(DemoCloud.name);

  constructor(
    private readonly accounts: DemoAccounts,
    private readonly known: CloudAccounts,
    private readonly accountActions: AccountActions,
    private readonly connector: CloudConnector,
  ) {}

  /** E.164; none where the emulator has no such number. */
  async number(): Promise<string | undefined> {
    try {
      return (await this.accounts.cloud()).phoneNumber;
    } catch (error) {
      this.#tell(error);
      return undefined;
    }
  }

  /** A demo without it is still one to look at: what fails here is only logged. */
  async connect(actor: Actor, place: Place): Promise<void> {
    try {
      const { appSecret, accessToken, phoneNumberId, phoneNumber } = await this.accounts.cloud();
      const verifyToken = randomBytes(16).toString('base64url');
      if (!this.known.login(phoneNumberId))
        await this.accountActions.add(
          {
            ...{
              provider: 'meta',
              name: 'Emulator (Meta)',
              metaAppSecret: appSecret,
              metaAccessToken: accessToken,
            },
            ...{ metaPhoneNumberId: phoneNumberId, metaVerifyToken: verifyToken, phoneNumber },
          },
          actor,
          place,
        );
      await this.connector.connect({ accessToken, phoneNumberId }, verifyToken, place.publicBaseUrl);
    } catch (error) {
      this.#tell(error);
    }
  }

  #tell(error: unknown): void {
    this.#logger.warn({ event: 'demo.no-meta', err: error }, 'The number at Meta could not be connected.');
  }
}
