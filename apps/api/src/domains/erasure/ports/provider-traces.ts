import type { Region } from '@centralita/shared-types';

/** Credentials of the account that has it. */
export interface TracesLogin {
  accountSid: string;
  authToken: string;
  region?: Region | undefined;
}

/** Who wrote with whom, over what. */
export interface Correspondence {
  channel: 'sms' | 'whatsapp';
  /** Our own number. */
  ours: string;
  theirs: string;
}

/** What a provider keeps of messages and calls that are over. What is not there is erased. */
export abstract class ProviderTraces {
  /** Whether a message or a call with this id can be one of this provider's. Others give no way to delete one. */
  abstract has(id: string): boolean;

  /** With its files. @throws ProviderError */
  abstract removeMessage(login: TracesLogin, providerId: string): Promise<void>;

  /**
   * All that went between two, also what we were never told of, such as an answer in the webhook's own TwiML.
   * @throws ProviderError
   */
  abstract removeBetween(login: TracesLogin, between: Correspondence): Promise<void>;

  /** With the phones that were dialled for it, and all recordings. @throws ProviderError */
  abstract removeCall(login: TracesLogin, callSid: string): Promise<void>;
}
