import { Injectable } from '@nestjs/common';
import { Config } from '../../platform/config/config';
import { ProviderError } from '../../platform/errors/provider-error';
import { fetchOutside } from '../../platform/rehearsal/fetch-outside';
import { GRAPH_VERSION } from './graph-api';

const TIMEOUT_MS = 10_000;
const UPLOAD_TIMEOUT_MS = 60_000;
/** Too many at once. Source: https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes */
const BUSY_CODES = [4, 80007, 130429, 131048, 131056];

export interface GraphRequest {
  method?: 'GET' | 'POST' | 'DELETE';
  json?: object;
  form?: FormData;
  signal?: AbortSignal;
}

/** Asks Meta's Graph API; the token goes to its host and nowhere else. */
@Injectable()
export class GraphRequests {
  constructor(private readonly config: Config) {}

  /**
   * @param path after the version; what a program puts into it must be encoded
   * @throws ProviderError `meta/unreachable` with the cause where no answer came, else `meta/refused`
   */
  async ask<Answer>(accessToken: string, path: string, request: GraphRequest = {}): Promise<Answer> {
    const { method = 'GET', json, form, signal } = request;
    const limit = AbortSignal.timeout(form ? UPLOAD_TIMEOUT_MS : TIMEOUT_MS);
    let answer: Response;
    try {
      answer = await fetchOutside('Meta', `${this.config.metaGraphUrl}/${GRAPH_VERSION}/${path}`, {
        method,
        headers: {
          authorization: `Bearer ${accessToken}`,
          ...(json && { 'content-type': 'application/json' }),
        },
        ...(json && { body: JSON.stringify(json) }),
        ...(form && { body: form }),
        redirect: 'error',
        signal: signal ? AbortSignal.any([signal, limit]) : limit,
      });
    } catch (error) {
      const cause = (error as Error).cause ?? error;
      const { code = (error as Error).name } = cause as { code?: string };
      throw new ProviderError({
        code: 'meta/unreachable',
        detail: `Meta did not answer (${code}). Check the connection of this server to the internet, then try again.`,
        retryable: true,
        cause,
      });
    }
    const body: unknown = await answer.json().catch(() => ({}));
    if (answer.ok) return body as Answer;
    throw refusal(answer.status, body);
  }
}

/** The text may quote the request, so only numbers are kept. */
function refusal(status: number, body: unknown): ProviderError {
  const { code: told } = (body as { error?: { code?: unknown } } | null)?.error ?? {};
  const providerCode = typeof told === 'number' ? told : undefined;
  return new ProviderError({
    code: 'meta/refused',
    detail: `Meta answered ${status}${providerCode === undefined ? '' : ` (error ${providerCode})`}.`,
    retryable: isBusy(status, providerCode) || status >= 500,
    providerStatus: status,
    ...(providerCode !== undefined && { providerCode }),
  });
}

/** Whether Meta would take it later. */
export const isBusy = (status: number | undefined, code: number | undefined): boolean =>
  status === 429 || (code !== undefined && BUSY_CODES.includes(code));
