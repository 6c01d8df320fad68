import { Injectable } from '@nestjs/common';
import { MediaFetcher, MediaNotFetched } from '../../domains/messages/ports/media-fetcher';
import type { SenderLogin } from '../../domains/messages/ports/message-sender';
import { Config } from '../../platform/config/config';

const TIMEOUT_MS = 10_000;
const REDIRECTS_MAX = 3;
const BYTES_MAX = 16 * 1024 * 1024;
/** The one host that gets credentials. */
const API_HOST = 'api.twilio.com';
/** Where Twilio keeps the files: https://www.twilio.com/docs/messaging/api/media-resource#fetch-a-media-resource */
const FILE_HOSTS = /(^|\.)(twilio\.com|twiliocdn\.com)$|^s3(-external-1)?(\.[a-z0-9-]+)?\.amazonaws\.com$/;

/**
 * The credentials go to Twilio's own host and nowhere else: a webhook's URL that names another is refused, and a redirect
 * is followed without them, to Twilio's file hosts only.
 */
@Injectable()
export class TwilioMediaFetcher extends MediaFetcher {
  constructor(private readonly config: Config) {
    super();
  }

  async fetch(
    { accountSid, authToken }: SenderLogin,
    url: string,
    signal: AbortSignal,
  ): Promise<{ content: Buffer; type: string }> {
    const first = this.#apiAddress(url);
    const Authorization = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`;
    const limit = AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]);
    let answer = await ask(first, { Authorization }, limit);
    for (let redirects = 0; isRedirect(answer); redirects += 1) {
      const next = URL.parse(answer.headers.get('location') ?? '', answer.url);
      if (!next || redirects === REDIRECTS_MAX || !this.#isFileHost(next)) throw refused();
      answer = await ask(next, {}, limit);
    }
    if (!answer.ok) {
      const isMissing = answer.status === 404;
      // Twilio has a file ready a moment after its webhook.
      const retryable = isMissing || answer.status === 429 || answer.status >= 500;
      throw new MediaNotFetched(isMissing ? 'not-found' : 'unreachable', { retryable });
    }
    return { content: await bodyOf(answer), type: answer.headers.get('content-type') ?? '' };
  }

  #apiAddress(text: string): URL {
    const url = URL.parse(text);
    const { emulatorUrl } = this.config;
    if (!url || url.username || url.password) throw refused();
    if (emulatorUrl !== undefined) {
      if (url.origin === new URL(emulatorUrl).origin) return url;
      if (url.host === API_HOST) return new URL(`${emulatorUrl}${url.pathname}${url.search}`);
      throw refused();
    }
    if (url.protocol !== 'https:' || url.host !== API_HOST) throw refused();
    return url;
  }

  #isFileHost(url: URL): boolean {
    const { emulatorUrl } = this.config;
    if (emulatorUrl !== undefined && url.origin === new URL(emulatorUrl).origin) return true;
    return url.protocol === 'https:' && url.port === '' && FILE_HOSTS.test(url.hostname);
  }
}

async function ask(url: URL, headers: Record<string, string>, signal: AbortSignal): Promise<Response> {
  try {
    return await fetch(url, { headers, redirect: 'manual', signal });
  } catch (cause) {
    throw new MediaNotFetched('unreachable', { retryable: true, cause });
  }
}

const isRedirect = ({ status }: Response): boolean => [301, 302, 303, 307, 308].includes(status);

/** As much as is allowed; what comes after that is not read. */
async function bodyOf(answer: Response): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  try {
    for await (const chunk of answer.body ?? []) {
      bytes += (chunk as Uint8Array).length;
      if (bytes > BYTES_MAX) throw new MediaNotFetched('too-large', { retryable: false });
      chunks.push(chunk as Uint8Array);
    }
  } catch (cause) {
    if (cause instanceof MediaNotFetched) throw cause;
    throw new MediaNotFetched('unreachable', { retryable: true, cause });
  }
  return Buffer.concat(chunks);
}

const refused = (): MediaNotFetched => new MediaNotFetched('host-refused', { retryable: false });
