import type { AccountTroubleCode } from '@centralita/shared-types';
import { ProviderError } from '../../platform/errors/provider-error';

interface RestError {
  status?: number;
  code?: number | string;
  message?: string;
}

/** Of a call that has not been answered, or is over. Source: https://www.twilio.com/docs/api/errors/21220 */
export const NOT_IN_PROGRESS = 21220;

const REFUSALS: Partial<Record<number, AccountTroubleCode>> = {
  401: 'twilio/unauthorised',
  404: 'twilio/not-found',
};

/** What Twilio's library throws, as an error of ours. Its text may quote a request, so only numbers are kept. */
export function twilioError(cause: unknown): ProviderError {
  const { status, code } = (cause ?? {}) as RestError;
  const providerCode = typeof code === 'number' ? code : undefined;
  if (typeof status !== 'number') {
    return new ProviderError({
      code: 'twilio/unreachable',
      detail: `Twilio did not answer (${typeof code === 'string' ? code : 'no connection'}). Check the connection of this server to the internet, then try again.`,
      retryable: true,
    });
  }
  return new ProviderError({
    code: REFUSALS[status] ?? 'twilio/refused',
    detail: `Twilio answered ${status}${providerCode ? ` (error ${providerCode})` : ''}.`,
    retryable: status === 429 || status >= 500,
    providerStatus: status,
    ...(providerCode !== undefined && { providerCode }),
  });
}
