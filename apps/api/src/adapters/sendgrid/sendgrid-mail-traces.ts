import { Injectable } from '@nestjs/common';
import { MailTraces } from '../../domains/erasure/ports/mail-traces';
import { Config } from '../../platform/config/config';
import { ProviderError } from '../../platform/errors/provider-error';
import { fetchOutside } from '../../platform/rehearsal/fetch-outside';

const TIMEOUT_MS = 10_000;

/**
 * Names, addresses, subjects, suppressions and what was done with mails go together. Accounts from before July 2023 have it
 * once SendGrid's support enables it, and keys need its scope: 403 otherwise.
 * Source: https://www.twilio.com/docs/sendgrid/api-reference/recipients-data-erasure-api/erase-recipients-email-data
 */
@Injectable()
export class SendgridMailTraces extends MailTraces {
  constructor(private readonly config: Config) {
    super();
  }

  async erase(apiKey: string, addresses: readonly string[]): Promise<boolean> {
    try {
      const answer = await fetchOutside('SendGrid', `${this.config.sendgridApiUrl}/v3/recipients/erasejob`, {
        method: 'POST',
        headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
        body: JSON.stringify({ email_addresses: addresses }),
        redirect: 'error',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      // A key that was taken back erases nothing, however often it is tried.
      if (answer.status === 401 || answer.status === 403) return false;
      if (!answer.ok) throw new Error(`It answered ${answer.status}.`);
      return true;
    } catch (cause) {
      const detail = 'SendGrid could not be asked to erase what it has of an address.';
      throw new ProviderError({ code: 'sendgrid/not-erased', detail, retryable: true, cause });
    }
  }
}
