import { Injectable } from '@nestjs/common';
import { CloudAccounts, type CloudLogin } from '../accounts/api/cloud-accounts';
import { AttachmentsStore } from './attachments.store';
import type { Carrier } from './carrier';
import type { MessageRow } from './messages-schema';
import type { ClaimedMessage } from './outgoing-claims';
import { ONE_FILE } from './outgoing-files';
import { CloudSender, type CloudContent, type OutgoingFile } from './ports/cloud-sender';
import { MediaStore } from './ports/media-store';
import { SendFailed } from './ports/message-sender';
import { readTemplate } from './template-of-message';

/** Carries WhatsApp messages of numbers that are connected at Meta itself. */
@Injectable()
export class CloudCarrier implements Carrier {
  constructor(
    private readonly accounts: CloudAccounts,
    private readonly attachments: AttachmentsStore,
    private readonly media: MediaStore,
    private readonly sender: CloudSender,
  ) {}

  /** Once more without its file where it was certainly not taken because of it, as by Twilio. */
  async send({ message, conversation }: ClaimedMessage): ReturnType<Carrier['send']> {
    const login = this.#login(conversation);
    const { id, attempt, text } = message;
    const content = await this.#content(message);
    const outgoing = { login, to: conversation.contact_address, reference: `${id}.${attempt}` };
    try {
      return await this.sender.send({ ...outgoing, content });
    } catch (error) {
      const isOfFile = error instanceof SendFailed && error.failure === 'media';
      if (!isOfFile || content.kind !== 'file' || text.trim() === '') throw error;
      const sent = await this.sender.send({ ...outgoing, content: { kind: 'text', text } });
      return { ...sent, isWithoutFiles: true };
    }
  }

  #login(conversation: ClaimedMessage['conversation']): CloudLogin {
    const login = this.accounts.loginOf(conversation);
    if (login) return login;
    throw refused(
      'messages/no-account',
      'No account of this server has the access token of this WhatsApp number. Add it in the settings, then send again.',
    );
  }

  async #content(message: MessageRow): Promise<CloudContent> {
    const template = readTemplate(message);
    if (template) {
      const { name, language, values, buttons } = template;
      if (language !== undefined) return { kind: 'template', name, language, values, buttons };
      throw refused(
        'messages/template-without-language',
        'The template does not say its language. Send it anew.',
      );
    }
    const { text } = message;
    if (message.attachments === 0) return { kind: 'text', text };
    const files = await this.attachments.ofMessages([message.id]);
    const [file, ...others] = files;
    if (!file || others.length > 0)
      throw refused(ONE_FILE, 'WhatsApp takes one file with a message. Send them one by one.');
    if (text.trim() !== '' && file.type.startsWith('audio/'))
      throw refused(
        'messages/no-caption',
        'WhatsApp takes no text with a sound. Send them one after the other.',
      );
    const { type, name } = file;
    const outgoing: OutgoingFile =
      file.url === null
        ? { type, name, content: await this.media.read(file.id) }
        : { type, name, link: file.url };
    return { kind: 'file', file: outgoing, caption: text };
  }
}

const refused = (code: string, detail: string): SendFailed => new SendFailed('refused', { code, detail });
