import type { AccountTroubleCode, ConnectionCheck } from '@centralita/shared-types';
import { Injectable } from '@nestjs/common';
import { AccountProvider, type EnvironmentFields } from '../../domains/accounts/ports/account-provider';
import type { AccountFields } from '../../domains/accounts/ports/known-account';
import { Config } from '../../platform/config/config';
import { fetchOutside } from '../../platform/rehearsal/fetch-outside';
import { GRAPH_VERSION } from './graph-api';

const TIMEOUT_MS = 10_000;

/** "Access token has expired or is invalid". Source: https://developers.facebook.com/docs/graph-api/guides/error-handling */
const BAD_TOKEN = 190;

/** Meta's accounts. Whether the Graph API knows the number under the access token. Source: https://developers.facebook.com/docs/whatsapp/cloud-api/phone-numbers */
@Injectable()
export class MetaAccountProvider extends AccountProvider {
  readonly id = 'meta';
  readonly name = 'Meta';
  readonly facts = ['metaPhoneNumberId', 'phoneNumber'] as const;
  readonly secrets = ['metaAppSecret', 'metaAccessToken', 'metaVerifyToken'] as const;
  readonly needsOneOf = ['metaAccessToken', 'metaAppSecret'] as const;

  constructor(private readonly config: Config) {
    super();
  }

  environment(): EnvironmentFields {
    return { metaAppSecret: this.config.whatsappAppSecret };
  }

  async check(fields: Readonly<AccountFields>): Promise<ConnectionCheck[]> {
    const { metaAppSecret, metaAccessToken, metaPhoneNumberId } = fields;
    const secret =
      metaAppSecret === undefined
        ? found(
            'account',
            'warning',
            'meta/app-secret-missing',
            'No app secret is saved: webhooks of Meta cannot be verified, and are refused.',
          )
        : found(
            'account',
            'ok',
            'meta/app-secret-set',
            'The app secret is saved; the first webhook proves it.',
          );
    if (metaAccessToken === undefined || metaPhoneNumberId === undefined) {
      const detail =
        'Without an access token and a phone number ID messages can be received, and none can be sent.';
      return [secret, found('phone-number', 'warning', 'meta/access-token-missing', detail)];
    }
    return [secret, await this.#phoneNumber(metaAccessToken, metaPhoneNumberId)];
  }

  async #phoneNumber(accessToken: string, phoneNumberId: string): Promise<ConnectionCheck> {
    let answer: Response;
    let code: unknown;
    try {
      answer = await fetchOutside(
        'Meta',
        `${this.config.metaGraphUrl}/${GRAPH_VERSION}/${phoneNumberId}?fields=id`,
        {
          headers: { authorization: `Bearer ${accessToken}` },
          redirect: 'error',
          signal: AbortSignal.timeout(TIMEOUT_MS),
        },
      );
      if (!answer.ok) ({ code } = ((await answer.json()) as { error?: { code?: unknown } }).error ?? {});
    } catch {
      const detail =
        'Meta did not answer as it should. Check the connection of this server to the internet, then try again.';
      return found('phone-number', 'failed', 'meta/unreachable', detail);
    }
    if (answer.ok)
      return found('phone-number', 'ok', 'meta/ok', 'Meta accepts the access token, and knows the number.');
    if (answer.status === 401 || code === BAD_TOKEN) {
      const detail =
        'Meta refuses the access token: it has expired, or was withdrawn. Make one of a system user, which does not expire.';
      return found('phone-number', 'failed', 'meta/refused', detail);
    }
    if (answer.status === 400 || answer.status === 404) {
      const detail =
        'Meta knows no such phone number ID under this access token. Copy it anew from the WhatsApp page of the app.';
      return found('phone-number', 'failed', 'meta/number-not-found', detail);
    }
    const detail = `Meta answered ${answer.status}. Try again later.`;
    const check = found('phone-number', 'failed', 'meta/failed', detail);
    return { ...check, parameters: { status: String(answer.status) } };
  }
}

const found = (
  name: 'account' | 'phone-number',
  state: ConnectionCheck['state'],
  code: AccountTroubleCode | 'meta/ok' | 'meta/app-secret-set',
  detail: string,
): ConnectionCheck => ({ name, state, code, detail });
