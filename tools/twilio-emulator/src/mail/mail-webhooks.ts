import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Inspector } from '../control/inspector-events';
import { MAIL_ACCOUNT, type SigningKey } from './mail-account';
import type { SimulatedMail } from './mailbox';
import { inboundForm } from './inbound-form';

/** SendGrid tries for a day or longer; here it is enough that a restart is survived. */
const RETRY_AFTER_MS = [500, 1_000, 2_000, 4_000];
const TIMEOUT_MS = 15_000;

/** Where the account's webhooks go; set through SendGrid's own settings API. */
export interface MailSettings {
  eventUrl?: string | undefined;
  parseUrl?: string | undefined;
}

/** Sends SendGrid's webhooks: each signed over its timestamp and its bytes, and repeated while it is not taken. */
export class MailWebhooks {
  readonly settings: MailSettings = {};

  constructor(
    private readonly inspector: Inspector,
    private readonly stopped: AbortSignal,
  ) {}

  /** Source: https://www.twilio.com/docs/sendgrid/for-developers/tracking-events/event */
  async tell(mail: SimulatedMail, event: string, details: Record<string, unknown> = {}): Promise<void> {
    mail.events.push(event);
    const { eventUrl } = this.settings;
    if (eventUrl === undefined) return;
    const told = {
      email: mail.to,
      timestamp: Math.floor(Date.now() / 1000),
      event,
      sg_event_id: randomBytes(16).toString('base64url'),
      sg_message_id: `${mail.id}.recvd-emulator-0`,
      'smtp-id': `<${mail.id}@emulator.example>`,
      ...details,
      ...mail.customArguments,
    };
    // SendGrid ends the body so, and signs that too.
    const body = Buffer.from(`${JSON.stringify([told])}\r\n`);
    await this.post(eventUrl, 'application/json', body, MAIL_ACCOUNT.events, event);
  }

  /** Source: https://www.twilio.com/docs/sendgrid/for-developers/parsing-email/setting-up-the-inbound-parse-webhook */
  async hand(mail: SimulatedMail): Promise<boolean> {
    const { parseUrl } = this.settings;
    if (parseUrl === undefined) return false;
    const { contentType, body } = inboundForm(mail);
    return this.post(parseUrl, contentType, body, MAIL_ACCOUNT.inbound, 'inbound mail');
  }

  private async post(
    url: string,
    contentType: string,
    body: Buffer,
    key: SigningKey,
    what: string,
  ): Promise<boolean> {
    for (const waitMs of [0, ...RETRY_AFTER_MS]) {
      if (waitMs > 0) await sleep(waitMs, undefined, { ref: false });
      if (this.stopped.aborted) return false;
      const answer = await this.attempt(url, contentType, body, key);
      if (answer === 'taken') return true;
      const message = `SendGrid: ${what} to ${url.split('?')[0] ?? ''} was not taken: ${answer}`;
      this.inspector.report({ type: 'notice', level: 'warning', message });
    }
    return false;
  }

  private async attempt(url: string, contentType: string, body: Buffer, key: SigningKey): Promise<string> {
    const timestamp = String(Math.floor(Date.now() / 1000));
    try {
      const { ok, status } = await fetch(url, {
        method: 'POST',
        headers: {
          'Content-Type': contentType,
          'User-Agent': 'SendGrid Event API',
          'X-Twilio-Email-Event-Webhook-Timestamp': timestamp,
          'X-Twilio-Email-Event-Webhook-Signature': key.sign(Buffer.concat([Buffer.from(timestamp), body])),
        },
        body: new Uint8Array(body),
        signal: AbortSignal.any([this.stopped, AbortSignal.timeout(TIMEOUT_MS)]),
      });
      return ok ? 'taken' : `the server answered ${status}`;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  }
}
