import type { ClaimedMessage } from './outgoing-claims';
import type { ProviderMessage } from './ports/message-sender';

/** Takes a message to the provider of its channel. */
export interface Carrier {
  /** @throws SendFailed */
  send(claimed: ClaimedMessage): Promise<CarriedMessage>;
}

export interface CarriedMessage extends Pick<ProviderMessage, 'providerId' | 'status'> {
  /** The provider took the text, and not its files. */
  isWithoutFiles?: boolean;
}
