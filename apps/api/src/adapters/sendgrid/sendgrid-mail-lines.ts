import { Injectable } from '@nestjs/common';
import { MailLines, type MailUrls } from '../../domains/messages/ports/mail-lines';
import { Config } from '../../platform/config/config';
import { ProviderError } from '../../platform/errors/provider-error';
import { fetchOutside } from '../../platform/rehearsal/fetch-outside';

const TIMEOUT_MS = 10_000;

/**
 * Sources: https://www.twilio.com/docs/sendgrid/api-reference/webhooks and
 * https://www.twilio.com/docs/sendgrid/api-reference/settings-inbound-parse
 */
@Injectable()
export class SendgridMailLines extends MailLines {
  constructor(private readonly config: Config) {
    super();
  }

  async connect(apiKey: string, domain: string, { eventsUrl, inboundUrl }: MailUrls): Promise<void> {
    await this.#set(apiKey, 'PATCH', 'event', {
      enabled: true,
      url: eventsUrl,
      ...Object.fromEntries(EVENTS.map((event) => [event, true])),
    });
    await this.#set(apiKey, 'POST', 'parse', { hostname: domain, url: inboundUrl, send_raw: false });
  }

  async #set(apiKey: string, method: string, kind: 'event' | 'parse', settings: object): Promise<void> {
    try {
      const answer = await fetchOutside(
        'SendGrid',
        `${this.config.sendgridApiUrl}/v3/user/webhooks/${kind}/settings`,
        {
          method,
          headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
          body: JSON.stringify(settings),
          redirect: 'error',
          signal: AbortSignal.timeout(TIMEOUT_MS),
        },
      );
      if (!answer.ok) throw new Error(`It answered ${answer.status}.`);
    } catch (cause) {
      const detail = `The ${kind} webhook could not be set at SendGrid.`;
      throw new ProviderError({ code: 'sendgrid/not-set', detail, retryable: true, cause });
    }
  }
}

const EVENTS = [
  'processed',
  'delivered',
  'deferred',
  'bounce',
  'dropped',
  'open',
  'click',
  'spam_report',
  'unsubscribe',
  'group_unsubscribe',
  'group_resubscribe',
];
