import type { ClaimedMessage } from './outgoing-claims';
import type { ProviderMessage } from './ports/message-sender';

/** Takes a message to the provider of its channel. */
export interface Carrier {
  /** @throws SendFailed */
  send(claimed: ClaimedMessage): Promise<Pick<ProviderMessage, 'providerId' | 'status'>>;
}
