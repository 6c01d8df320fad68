import { Injectable } from '@nestjs/common';
import { MediaFetcher, type FetchLimits } from '../../domains/messages/ports/media-fetcher';
import type { SenderLogin } from '../../domains/messages/ports/message-sender';
import { Config } from '../../platform/config/config';
import { download, refused } from '../http/guarded-download';

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
    limits?: FetchLimits,
  ): Promise<{ content: Buffer; type: string }> {
    const Authorization = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`;
    return download({
      url: this.#apiAddress(url),
      headers: { Authorization },
      mayFollow: (next) => this.#isEmulator(next) || isFileHost(next),
      isOwn: (next) => this.#isEmulator(next),
      signal,
      ...(limits && { limits }),
    });
  }

  #apiAddress(text: string): URL {
    const url = URL.parse(text);
    const { emulatorUrl } = this.config;
    if (!url || url.username || url.password) throw refused();
    if (emulatorUrl !== undefined) {
      if (this.#isEmulator(url)) return url;
      if (url.protocol === 'https:' && url.host === API_HOST)
        return new URL(`${emulatorUrl}${url.pathname}${url.search}`);
      throw refused();
    }
    if (url.protocol !== 'https:' || url.host !== API_HOST) throw refused();
    return url;
  }

  #isEmulator(url: URL): boolean {
    const { emulatorUrl } = this.config;
    return emulatorUrl !== undefined && url.origin === new URL(emulatorUrl).origin;
  }
}

const isFileHost = ({ protocol, port, hostname }: URL): boolean =>
  protocol === 'https:' && port === '' && FILE_HOSTS.test(hostname);
