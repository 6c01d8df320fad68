/** What Meta says of its errors. Source: https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes */
const TITLES: Readonly<Record<number, string>> = {
  1: 'API Unknown',
  2: 'API Service',
  100: 'Invalid parameter',
  190: 'Access token has expired',
  130429: 'Rate limit hit',
  131000: 'Something went wrong',
  131008: 'Required parameter is missing',
  131009: 'Parameter value is not valid',
  131026: 'Message undeliverable',
  131030: 'Recipient phone number not in allowed list',
  131047: 'Re-engagement message',
  131049: 'This message was not delivered to maintain healthy ecosystem engagement.',
  131050: 'User has stopped receiving marketing messages',
  131051: 'Unsupported message type',
  131052: 'Media download error',
  131053: 'Media upload error',
  131056: 'Pair rate limit hit',
  132000: 'Template Param Count Mismatch',
  132001: 'Template does not exist',
  132012: 'Template Parameter Format Mismatch',
  132015: 'Template is paused',
  132016: 'Template is disabled',
};

export const metaTitleOf = (code: number): string | undefined => TITLES[code];

/** An error as the Graph API answers it. Source: https://developers.facebook.com/docs/graph-api/guides/error-handling */
export class GraphError extends Error {
  readonly body: object;

  constructor(
    readonly status: number,
    readonly code: number,
    details: string,
    { type = 'OAuthException', traceId = 'AemulatorTrace' } = {},
  ) {
    const title = metaTitleOf(code) ?? 'Error';
    super(`(#${code}) ${title}`);
    const error_data = { messaging_product: 'whatsapp', details };
    this.body = { error: { message: this.message, type, code, error_data, fbtrace_id: traceId } };
  }
}

/** The same, as a webhook tells it of a message. */
export const webhookError = (code: number): object => {
  const title = metaTitleOf(code) ?? 'Error';
  return {
    code,
    title,
    message: title,
    error_data: { details: title },
    href: 'https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes/',
  };
};
