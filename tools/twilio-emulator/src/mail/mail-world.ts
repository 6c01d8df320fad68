import type { Inspector } from '../control/inspector-events';
import { MailControl } from './mail-control';
import { MailWebhooks } from './mail-webhooks';
import { Mailbox } from './mailbox';
import { SendgridApi } from './sendgrid-api';

/** Mail of the simulated world: SendGrid's API and webhooks for the program, and a control API for tests and pages. */
export class MailWorld {
  readonly api: SendgridApi;
  readonly control: MailControl;

  constructor(inspector: Inspector, stopped: AbortSignal) {
    const mailbox = new Mailbox();
    const webhooks = new MailWebhooks(inspector, stopped);
    this.api = new SendgridApi(mailbox, webhooks);
    this.control = new MailControl(mailbox, webhooks);
  }
}
