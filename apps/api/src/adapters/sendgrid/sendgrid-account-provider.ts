import { createPublicKey } from 'node:crypto';
import type { AccountTroubleCode, ConnectionCheck } from '@centralita/shared-types';
import { Injectable } from '@nestjs/common';
import { AccountProvider, type EnvironmentFields } from '../../domains/accounts/ports/account-provider';
import type { AccountFields } from '../../domains/accounts/ports/known-account';
import { Config } from '../../platform/config/config';
import { fetchOutside } from '../../platform/rehearsal/fetch-outside';

const TIMEOUT_MS = 10_000;
const SENDING = 'mail.send';

/** SendGrid's accounts. Whether it takes the API key, and lets it send. Source: https://www.twilio.com/docs/sendgrid/api-reference/api-key-permissions */
@Injectable()
export class SendgridAccountProvider extends AccountProvider {
  readonly id = 'sendgrid';
  readonly name = 'SendGrid';
  readonly facts = [];
  readonly secrets = ['sendgridApiKey', 'sendgridWebhookKey', 'sendgridParseKey'] as const;
  readonly needsOneOf = this.secrets;

  constructor(private readonly config: Config) {
    super();
  }

  environment(): EnvironmentFields {
    const { sendgridApiKey, sendgridWebhookKey, sendgridParseKey } = this.config;
    return { sendgridApiKey, sendgridWebhookKey, sendgridParseKey };
  }

  async check({ sendgridApiKey, sendgridWebhookKey }: Readonly<AccountFields>): Promise<ConnectionCheck[]> {
    return [
      sendgridApiKey === undefined
        ? found(
            'api-key',
            'warning',
            'sendgrid/missing',
            'No API key is saved: mail can be received, and none can be sent.',
          )
        : await this.#apiKey(sendgridApiKey),
      sendgridWebhookKey === undefined
        ? found(
            'account',
            'warning',
            'sendgrid/webhook-key-missing',
            'No verification key is saved: event webhooks cannot be verified, and are refused.',
          )
        : webhookKey(sendgridWebhookKey),
    ];
  }

  async #apiKey(apiKey: string): Promise<ConnectionCheck> {
    let answer: Response;
    let scopes: unknown;
    try {
      answer = await fetchOutside('SendGrid', `${this.config.sendgridApiUrl}/v3/scopes`, {
        headers: { authorization: `Bearer ${apiKey}` },
        redirect: 'error',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      if (answer.ok) ({ scopes } = (await answer.json()) as { scopes?: unknown });
    } catch {
      const detail =
        'SendGrid did not answer. Check the connection of this server to the internet, then try again.';
      return found('api-key', 'failed', 'sendgrid/unreachable', detail);
    }
    if (answer.status === 401 || answer.status === 403) {
      const detail =
        'SendGrid refuses the API key: it is mistyped, or was deleted. Make a new one in its settings.';
      return found('api-key', 'failed', 'sendgrid/refused', detail);
    }
    if (!answer.ok) {
      const detail = `SendGrid answered ${answer.status}. Try again later.`;
      const check = found('api-key', 'failed', 'sendgrid/failed', detail);
      return { ...check, parameters: { status: String(answer.status) } };
    }
    return Array.isArray(scopes) && scopes.includes(SENDING)
      ? found('api-key', 'ok', 'sendgrid/ok', 'SendGrid accepts the API key, and lets it send.')
      : found(
          'api-key',
          'warning',
          'sendgrid/may-not-send',
          'SendGrid accepts the API key, but it may not send mail. Give it the permission "Mail Send".',
        );
  }
}

/** The key is an ECDSA one, in DER. Source: https://www.twilio.com/docs/sendgrid/for-developers/tracking-events/getting-started-event-webhook-security-features */
function webhookKey(text: string): ConnectionCheck {
  try {
    const key = createPublicKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'spki' });
    if (key.asymmetricKeyType === 'ec')
      return found(
        'account',
        'ok',
        'sendgrid/webhook-key-ok',
        'The verification key of event webhooks can be used.',
      );
  } catch {
    // Told below.
  }
  return found(
    'account',
    'failed',
    'sendgrid/webhook-key-wrong',
    'The verification key is not one of SendGrid. Copy it anew from the settings of the event webhook.',
  );
}

const found = (
  name: 'account' | 'api-key',
  state: ConnectionCheck['state'],
  code: AccountTroubleCode | 'sendgrid/ok' | 'sendgrid/webhook-key-ok',
  detail: string,
): ConnectionCheck => ({ name, state, code, detail });
