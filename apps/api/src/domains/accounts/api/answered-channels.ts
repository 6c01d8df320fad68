import { Injectable } from '@nestjs/common';
import type { AccountWebhook, Provider } from '@centralita/shared-types';

/** A door of this server for a provider's webhooks. */
export interface AnsweredChannel {
  provider: Provider;
  channel: AccountWebhook['channel'];
  /** Canonical path. */
  path: string;
  /** Where the provider goes when the first fails, if it knows such a thing. */
  fallbackPath?: string;
  /** Where it tells that a call is over. */
  statusPath?: string;
  /** What the provider wants at the end of its URLs. */
  suffix?: string;
  /** Where in the provider's console the URL is pasted. */
  consoleUrl: string;
}

/** Which channels this server answers: each door announces itself when it is installed. */
@Injectable()
export class AnsweredChannels {
  readonly #channels: AnsweredChannel[] = [];

  announce(channel: AnsweredChannel): void {
    this.#channels.push(channel);
  }

  /** What to paste at a provider. */
  webhooksOf(provider: Provider, publicBaseUrl: string): AccountWebhook[] {
    return this.#channels
      .filter((channel) => channel.provider === provider)
      .map(({ channel, path, fallbackPath, statusPath, suffix = '', consoleUrl }) => ({
        channel,
        url: `${publicBaseUrl}${path}${suffix}`,
        ...(fallbackPath !== undefined && { fallbackUrl: `${publicBaseUrl}${fallbackPath}${suffix}` }),
        ...(statusPath !== undefined && { statusCallbackUrl: `${publicBaseUrl}${statusPath}${suffix}` }),
        consoleUrl,
      }));
  }
}
