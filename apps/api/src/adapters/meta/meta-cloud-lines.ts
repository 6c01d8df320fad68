import { Injectable } from '@nestjs/common';
import type { CloudLogin } from '../../domains/messages/ports/cloud-sender';
import { CloudLines } from '../../domains/messages/ports/cloud-lines';
import { BusinessAccounts } from './business-accounts';
import { GraphRequests } from './graph-requests';

/** Source: https://developers.facebook.com/docs/whatsapp/embedded-signup/webhooks/override */
@Injectable()
export class MetaCloudLines extends CloudLines {
  constructor(
    private readonly graph: GraphRequests,
    private readonly accounts: BusinessAccounts,
  ) {
    super();
  }

  async connect(
    login: CloudLogin,
    { url, verifyToken }: { url: string; verifyToken: string },
  ): Promise<void> {
    const json = { override_callback_uri: url, verify_token: verifyToken };
    const path = `${await this.accounts.idOf(login)}/subscribed_apps`;
    await this.graph.ask(login.accessToken, path, { method: 'POST', json });
  }
}
