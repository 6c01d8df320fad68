import { Injectable } from '@nestjs/common';
import type { Carrier } from './carrier';
import type { ClaimedMessage } from './outgoing-claims';
import { OwnNumbers } from './own-numbers';
import { readTemplate } from './template-of-message';
import { MessageSender, SendFailed, type OutgoingMessage } from './ports/message-sender';

/** Carries what goes from one telephone number to another: SMS and WhatsApp. */
@Injectable()
export class PhoneCarrier implements Carrier {
  constructor(
    private readonly numbers: OwnNumbers,
    private readonly sender: MessageSender,
  ) {}

  /** Once more without its files where it was certainly not taken because of them. */
  async send(claimed: ClaimedMessage): ReturnType<Carrier['send']> {
    const message = this.#outgoing(claimed);
    try {
      return await this.sender.send(message);
    } catch (error) {
      const isOfMedia = error instanceof SendFailed && error.failure === 'media';
      if (!isOfMedia || message.mediaUrls.length === 0 || message.text === '') throw error;
      return this.sender.send({ ...message, mediaUrls: [] });
    }
  }

  #outgoing({ message, conversation, mediaUrls, statusCallback }: ClaimedMessage): OutgoingMessage {
    const { channel, ours, account_sid: accountSid, contact_address: to } = conversation;
    const account = this.numbers.account(ours, accountSid);
    const [authToken] = account?.authTokens ?? [];
    if (!account || authToken === undefined || channel === 'email')
      throw new SendFailed('refused', {
        code: 'messages/no-account',
        detail: 'No account of this server sends from this number. Add it in the settings, then send again.',
      });
    const login = { accountSid: account.accountSid, authToken, region: account.region };
    const template = readTemplate(message);
    return { login, channel, from: ours, to, text: message.text, template, mediaUrls, statusCallback };
  }
}
