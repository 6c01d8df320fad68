import { Injectable } from '@nestjs/common';
import { MessageTemplates } from '../templates/api/message-templates';
import type { Carrier } from './carrier';
import type { MessageRow } from './messages-schema';
import type { ClaimedMessage } from './outgoing-claims';
import { ONE_FILE } from './outgoing-files';
import { OwnNumbers } from './own-numbers';
import { readTemplate } from './template-of-message';
import {
  MessageSender,
  SendFailed,
  type OutgoingMessage,
  type OutgoingTemplate,
} from './ports/message-sender';

/** Source: https://www.twilio.com/docs/glossary/what-is-a-sid */
const TWILIO_CONTENT = /^HX/;

/**
 * Twilio takes more, and drops all but the first:
 * https://support.twilio.com/hc/en-us/articles/360017961894-Sending-and-Receiving-Media-with-WhatsApp-Messaging-on-Twilio
 */
const WHATSAPP_FILES_MAX = 1;

/** Carries what goes from one telephone number to another: SMS and WhatsApp. */
@Injectable()
export class PhoneCarrier implements Carrier {
  constructor(
    private readonly numbers: OwnNumbers,
    private readonly sender: MessageSender,
    private readonly templates: MessageTemplates,
  ) {}

  /** Once more without its files where it was certainly not taken because of them. */
  async send(claimed: ClaimedMessage): ReturnType<Carrier['send']> {
    const message = await this.#outgoing(claimed);
    try {
      return await this.sender.send(message);
    } catch (error) {
      const isOfMedia = error instanceof SendFailed && error.failure === 'media';
      if (!isOfMedia || message.mediaUrls.length === 0 || message.text === '') throw error;
      return { ...(await this.sender.send({ ...message, mediaUrls: [] })), isWithoutFiles: true };
    }
  }

  async #outgoing({
    message,
    conversation,
    mediaUrls,
    statusCallback,
  }: ClaimedMessage): Promise<OutgoingMessage> {
    const { channel, ours, account_sid: accountSid, contact_address: to } = conversation;
    const account = this.numbers.account(ours, accountSid);
    const [authToken] = account?.authTokens ?? [];
    if (!account || authToken === undefined || channel === 'email')
      throw new SendFailed('refused', {
        code: 'messages/no-account',
        detail: 'No account of this server sends from this number. Add it in the settings, then send again.',
      });
    if (channel === 'whatsapp' && mediaUrls.length > WHATSAPP_FILES_MAX)
      throw new SendFailed('refused', {
        code: ONE_FILE,
        detail: 'WhatsApp takes one file with a message. Send them one by one.',
      });
    const login = { accountSid: account.accountSid, authToken, region: account.region };
    const template = await this.#template(message);
    return { login, channel, from: ours, to, text: message.text, template, mediaUrls, statusCallback };
  }

  /** One that was chosen from Meta's goes out as Twilio's of the same name. */
  async #template(message: MessageRow): Promise<OutgoingTemplate | undefined> {
    const template = readTemplate(message);
    if (!template || TWILIO_CONTENT.test(template.contentSid)) return template;
    const { name, language = '', values } = template;
    const contentSid = await this.templates.twilioIdOf(message.organisation_id, name, language);
    if (contentSid !== undefined) return { contentSid, values };
    throw new SendFailed('refused', {
      code: 'messages/template-elsewhere',
      detail:
        'The template stands in another account than that of the number. Make it there too, then send again.',
    });
  }
}
