import { Injectable } from '@nestjs/common';
import type { CloudLogin } from '../../domains/messages/ports/cloud-sender';
import { CloudMedia } from '../../domains/messages/ports/cloud-media';
import { MediaNotFetched } from '../../domains/messages/ports/media-fetcher';
import { Config } from '../../platform/config/config';
import { ProviderError } from '../../platform/errors/provider-error';
import { download, refused } from '../http/guarded-download';
import { GraphRequests } from './graph-requests';

const GRAPH = 'https://graph.facebook.com';
/** The one host of files; it wants the token too. Source: https://developers.facebook.com/docs/whatsapp/cloud-api/reference/media#download-media */
const FILE_HOST = 'lookaside.fbsbx.com';
/** Where it may redirect to, without the token. */
const FILE_HOSTS = /(^|\.)(fbsbx\.com|fbcdn\.net)$/;
const MEDIA_ID = /^\d{1,32}$/;
/** "Object does not exist", also while it is not there yet. */
const NO_OBJECT = 100;

/** The token goes to Meta's API and Meta's host of files, and nowhere else, whatever address a file is said to have. */
@Injectable()
export class MetaMediaFetcher extends CloudMedia {
  constructor(
    private readonly config: Config,
    private readonly graph: GraphRequests,
  ) {
    super();
  }

  async fetch(
    { accessToken }: CloudLogin,
    mediaId: string,
    signal: AbortSignal,
  ): Promise<{ content: Buffer; type: string }> {
    if (!MEDIA_ID.test(mediaId)) throw refused();
    const url = URL.parse(await this.#addressOf(accessToken, mediaId, signal));
    if (
      !url ||
      url.username ||
      url.password ||
      !(this.#isOwn(url) || isOn(url, (host) => host === FILE_HOST))
    )
      throw refused();
    return download({
      url,
      headers: { Authorization: `Bearer ${accessToken}` },
      mayFollow: (next) => this.#isOwn(next) || isOn(next, (host) => FILE_HOSTS.test(host)),
      isOwn: (next) => this.#isOwn(next),
      signal,
    });
  }

  async #addressOf(accessToken: string, mediaId: string, signal: AbortSignal): Promise<string> {
    try {
      const { url } = await this.graph.ask<{ url?: unknown }>(accessToken, mediaId, { signal });
      return typeof url === 'string' ? url : '';
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error;
      const isMissing = error.providerStatus === 404 || error.providerCode === NO_OBJECT;
      const retryable = isMissing || error.retryable;
      throw new MediaNotFetched(isMissing ? 'not-found' : 'unreachable', { retryable, cause: error });
    }
  }

  /** The emulator, or whatever stands in for Meta in a test. */
  #isOwn(url: URL): boolean {
    const { metaGraphUrl } = this.config;
    return metaGraphUrl !== GRAPH && url.origin === new URL(metaGraphUrl).origin;
  }
}

const isOn = ({ protocol, port, hostname }: URL, isHost: (host: string) => boolean): boolean =>
  protocol === 'https:' && port === '' && isHost(hostname);
