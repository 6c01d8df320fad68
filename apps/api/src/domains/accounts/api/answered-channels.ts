import { Injectable } from '@nestjs/common';
import type { AccountWebhook, Provider } from '@centralita/shared-types';
import { RETRY_OVERRIDES } from './account-voice-urls';

/** A door of this server for a provider's webhooks. */
export interface AnsweredChannel {
  provider: Provider;
  channel: AccountWebhook['channel'];
  /** Canonical path. */
  path: string;
  /** Where the provider goes when the first fails, if it knows such a thing. */
  fallbackPath?: string;
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

  /** What to paste at a provider. The retry overrides count only where they are the provider's own invention. */
  webhooksOf(provider: Provider, publicBaseUrl: string): AccountWebhook[] {
    const overrides = provider === 'twilio' ? RETRY_OVERRIDES : '';
    return this.#channels
      .filter((channel) => channel.provider === provider)
      .map(({ channel, path, fallbackPath, consoleUrl }) => ({
        channel,
        url: `${publicBaseUrl}${path}${overrides}`,
        ...(fallbackPath !== undefined && { fallbackUrl: `${publicBaseUrl}${fallbackPath}${overrides}` }),
        consoleUrl,
      }));
  }
}
