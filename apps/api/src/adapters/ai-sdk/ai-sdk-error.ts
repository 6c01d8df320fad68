import { APICallError, RetryError } from 'ai';
import { ProviderError } from '../../platform/errors/provider-error';

/**
 * An error of ours for what the SDK throws. Its own is not kept as the cause: it holds the whole request, with what the
 * customer wrote.
 *
 * @param provider as people know it, such as `Gemini`
 */
export function toProviderError(provider: string, thrown: unknown, signal: AbortSignal): ProviderError {
  if (signal.aborted)
    return new ProviderError({
      code: 'bot/late',
      detail: `${provider} did not answer in time.`,
      status: 504,
      retryable: true,
    });
  const error = RetryError.isInstance(thrown) ? thrown.lastError : thrown;
  const status = APICallError.isInstance(error) ? error.statusCode : undefined;
  return new ProviderError({
    ...wordsFor(provider, status),
    ...(status !== undefined && { providerStatus: status }),
  });
}

function wordsFor(
  provider: string,
  status: number | undefined,
): { code: string; detail: string; retryable?: true } {
  switch (status) {
    case 401:
    case 403:
      return { code: 'bot/key-refused', detail: `${provider} does not accept the API key. Check it.` };
    case 400:
    case 404:
    case 422:
      return {
        code: 'bot/request-refused',
        detail: `${provider} refused the request (${status}). Check the key, the model and the address.`,
      };
    case 429:
      return {
        code: 'bot/limited',
        detail: `${provider} takes no more requests for now, or the account has no credit left.`,
        retryable: true,
      };
    default:
      return {
        code: 'bot/unavailable',
        detail: `${provider} gave no answer that makes sense (${status ?? 'no connection'}).`,
        retryable: true,
      };
  }
}
