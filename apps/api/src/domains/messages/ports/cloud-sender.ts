import type { ProviderMessage } from './message-sender';

/** A WhatsApp message that goes out by Meta's Cloud API. */
export interface CloudMessage {
  accessToken: string;
  /** Meta's id of our number. */
  phoneNumberId: string;
  /** E.164. */
  to: string;
  text: string;
  /** Comes back with each status of the message, and so settles a send whose answer was lost. */
  reference: string;
}

/** Sends WhatsApp messages without Twilio. */
export abstract class CloudSender {
  /** @throws SendFailed */
  abstract send(message: CloudMessage): Promise<Pick<ProviderMessage, 'providerId' | 'status'>>;
}
