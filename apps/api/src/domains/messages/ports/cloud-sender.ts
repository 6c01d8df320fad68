import type { TemplateButton } from '@centralita/shared-types';
import type { CloudLogin } from '../../accounts/api/cloud-accounts';
import type { ProviderMessage } from './message-sender';

export type { CloudLogin };

/** A file as it goes out: its content, or where it is to be fetched. */
export type OutgoingFile = { type: string; name: string | null } & ({ content: Buffer } | { link: string });

/** What a message says. */
export type CloudContent =
  | { kind: 'text'; text: string }
  | { kind: 'file'; file: OutgoingFile; caption: string }
  | {
      kind: 'template';
      name: string;
      language: string;
      /** By the variables' names: numbers, or words. */
      values: Readonly<Record<string, string>>;
      buttons: readonly TemplateButton[];
    }
  /** An emoji on a message; empty takes it away. */
  | { kind: 'reaction'; messageId: string; emoji: string };

/** A WhatsApp message that goes out by Meta's Cloud API. */
export interface CloudMessage {
  login: CloudLogin;
  /** E.164. */
  to: string;
  content: CloudContent;
  /** Comes back with each status of the message, and so settles a send whose answer was lost. */
  reference?: string;
}

/** Sends WhatsApp messages without Twilio. */
export abstract class CloudSender {
  /** @throws SendFailed */
  abstract send(message: CloudMessage): Promise<Pick<ProviderMessage, 'providerId' | 'status'>>;

  /** Lets the other side see that what they wrote was read. @throws ProviderError */
  abstract markRead(login: CloudLogin, providerId: string): Promise<void>;
}
