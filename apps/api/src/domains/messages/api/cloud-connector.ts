import { Injectable } from '@nestjs/common';
import type { CloudLogin } from '../../accounts/api/cloud-accounts';
import { CloudLines } from '../ports/cloud-lines';

export const CLOUD_PATH = '/webhooks/meta/whatsapp';

/** Leads the messages of a number at Meta to this server. */
@Injectable()
export class CloudConnector {
  constructor(private readonly lines: CloudLines) {}

  /** Meta asks this server for the token before it believes it. @throws ProviderError */
  async connect(login: CloudLogin, verifyToken: string, publicBaseUrl: string): Promise<void> {
    await this.lines.connect(login, { url: `${publicBaseUrl}${CLOUD_PATH}`, verifyToken });
  }
}
