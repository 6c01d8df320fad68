import { Injectable } from '@nestjs/common';
import { MailLines } from '../ports/mail-lines';

export const MAIL_EVENTS_PATH = '/webhooks/email/events';
export const MAIL_INBOUND_PATH = '/webhooks/email/inbound';

/** Leads the mail of a domain to this server. */
@Injectable()
export class MailConnector {
  constructor(private readonly lines: MailLines) {}

  /** @throws ProviderError */
  async connect(apiKey: string, domain: string, publicBaseUrl: string): Promise<void> {
    await this.lines.connect(apiKey, domain, {
      eventsUrl: `${publicBaseUrl}${MAIL_EVENTS_PATH}`,
      inboundUrl: `${publicBaseUrl}${MAIL_INBOUND_PATH}`,
    });
  }
}
