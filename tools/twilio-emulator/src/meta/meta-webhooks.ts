import { createHmac, randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Inspector } from '../control/inspector-events';
import { META_ACCOUNT } from './meta-account';
import { GraphError } from './meta-errors';

/** Meta tries for days, less and less often; here it is enough that a restart is survived. */
const RETRY_AFTER_MS = [500, 1_000, 2_000, 4_000, 8_000, 16_000];
const TIMEOUT_MS = 15_000;

export interface MetaWebhookAddress {
  url: string;
  verifyToken: string;
}

/** Sends Meta's webhooks: signed over their bytes with the app's secret, and repeated while they are not taken. */
export class MetaWebhooks {
  /** Where they go: https://developers.facebook.com/docs/whatsapp/embedded-signup/webhooks/override */
  address: MetaWebhookAddress | undefined;

  constructor(
    private readonly inspector: Inspector,
    private readonly stopped: AbortSignal,
  ) {}

  /**
   * Takes an address only if whoever is there knows the token.
   * Source: https://developers.facebook.com/docs/graph-api/webhooks/getting-started#verification-requests
   *
   * @throws GraphError 400
   */
  async subscribe(address: MetaWebhookAddress): Promise<void> {
    const challenge = String(randomBytes(4).readUInt32BE());
    const url = new URL(address.url);
    url.searchParams.set('hub.mode', 'subscribe');
    url.searchParams.set('hub.challenge', challenge);
    url.searchParams.set('hub.verify_token', address.verifyToken);
    const answer = await fetch(url, { redirect: 'error', signal: this.signal() })
      .then(async (response) => (response.ok ? await response.text() : `status ${response.status}`))
      .catch((error: unknown) => messageOf(error));
    if (answer !== challenge)
      throw new GraphError(400, 100, `The callback URL couldn't be validated. It answered: ${answer}`);
    this.address = address;
  }

  /** What became of the webhook; false where it was never taken. */
  async tell(
    value: object,
    about: { purpose: 'message' | 'status-callback'; messageSid: string },
  ): Promise<boolean> {
    const { address } = this;
    if (!address) {
      const message = 'Meta: no webhook is set for the number, so nobody is told.';
      this.inspector.report({ type: 'notice', level: 'warning', message, messageSid: about.messageSid });
      return false;
    }
    const change = { field: 'messages', value: { messaging_product: 'whatsapp', ...value } };
    const entry = [{ id: META_ACCOUNT.wabaId, changes: [change] }];
    const body = JSON.stringify({ object: 'whatsapp_business_account', entry });
    for (const [attempt, waitMs] of [0, ...RETRY_AFTER_MS].entries()) {
      if (waitMs > 0)
        await sleep(waitMs, undefined, { signal: this.stopped, ref: false }).catch(() => undefined);
      if (this.stopped.aborted) return false;
      if (await this.attempt(address.url, body, about, attempt + 1)) return true;
    }
    return false;
  }

  private async attempt(
    url: string,
    body: string,
    about: { purpose: 'message' | 'status-callback'; messageSid: string },
    attempt: number,
  ): Promise<boolean> {
    const signature = `sha256=${createHmac('sha256', META_ACCOUNT.appSecret).update(body).digest('hex')}`;
    const startedAt = performance.now();
    const headers = {
      'Content-Type': 'application/json',
      'User-Agent': 'facebookexternalua',
      'X-Hub-Signature-256': signature,
    };
    let status: number | undefined;
    let problem: string | undefined;
    try {
      const answer = await fetch(url, {
        method: 'POST',
        headers,
        body,
        redirect: 'error',
        signal: this.signal(),
      });
      ({ status } = answer);
      if (!answer.ok) problem = `the server answered ${status}`;
    } catch (error) {
      problem = messageOf(error);
    }
    this.inspector.report({
      type: 'webhook',
      ...about,
      method: 'POST',
      url,
      parameters: { body },
      signature,
      durationMs: Math.round(performance.now() - startedAt),
      attempt,
      ...(status === undefined ? {} : { status }),
      ...(problem === undefined ? {} : { problem }),
    });
    return problem === undefined;
  }

  private signal(): AbortSignal {
    return AbortSignal.any([this.stopped, AbortSignal.timeout(TIMEOUT_MS)]);
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
