import { Injectable, Logger } from '@nestjs/common';
import { AccountActions } from '../accounts/api/account-actions';
import { DemoAccounts } from '../accounts/api/demo-accounts';
import { KnownAccounts } from '../accounts/api/known-accounts';
import type { Actor } from '../audit/api/audit-log';
import { MailConnector } from '../messages/api/mail-connector';
import type { Place } from './place';

/** Reserved for examples (RFC 2606): no mail ever leaves this machine. */
export const DEMO_MAIL_DOMAIN = 'cafe-aurora.example';

/** Makes the emulator's account of mail one of the server's own, and leads the demo's mail here. */
@Injectable()
export class DemoMail {
  readonly #logger = new Logger(DemoMail.name);

  constructor(
    private readonly accounts: DemoAccounts,
    private readonly known: KnownAccounts,
    private readonly accountActions: AccountActions,
    private readonly connector: MailConnector,
  ) {}

  /** A demo without mail is still one to look at: what fails here is only logged. */
  async connect(actor: Actor, place: Place): Promise<void> {
    try {
      const { apiKey, webhookKey, parseKey } = await this.accounts.mail();
      const fields = { sendgridApiKey: apiKey, sendgridWebhookKey: webhookKey, sendgridParseKey: parseKey };
      if (!this.known.all.some(({ provider }) => provider === 'sendgrid'))
        await this.accountActions.add({ provider: 'sendgrid', name: 'Emulator', ...fields }, actor, place);
      await this.connector.connect(apiKey, DEMO_MAIL_DOMAIN, place.publicBaseUrl);
    } catch (error) {
      this.#logger.warn(
        { event: 'demo.no-mail', err: error },
        'The mail of the demo could not be connected.',
      );
    }
  }
}
