import { Injectable } from '@nestjs/common';
import { Organisations } from '../../organisations/api/organisations';
import { AttachmentsStore } from '../attachments.store';
import { MessagesStore } from '../messages.store';
import type { Carrier } from '../carrier';
import type { ClaimedMessage } from '../outgoing-claims';
import { MailSender, type OutgoingMail } from '../ports/mail-sender';
import { MediaStore } from '../ports/media-store';
import { SendFailed } from '../ports/message-sender';
import { MailSenders } from './mail-senders';
import { answerHeaders, answerSubject, readMailFacts } from './mail-facts';

/** Carries a message of the channel `email`: it answers the latest mail of its conversation. */
@Injectable()
export class MailCarrier implements Carrier {
  constructor(
    private readonly senders: MailSenders,
    private readonly organisations: Organisations,
    private readonly messages: MessagesStore,
    private readonly attachments: AttachmentsStore,
    private readonly media: MediaStore,
    private readonly sender: MailSender,
  ) {}

  /** @throws SendFailed */
  async send({ message, conversation }: ClaimedMessage): ReturnType<Carrier['send']> {
    const { apiKey } = this.senders;
    if (apiKey === undefined)
      throw new SendFailed('refused', {
        code: 'messages/no-account',
        detail:
          'No account of this server sends mail. Add a SendGrid account in the settings, then send again.',
      });
    const organisations = await this.organisations.list();
    const name = organisations.find(({ id }) => id === conversation.organisation_id)?.name;
    const facts = await this.#answered(message.conversation_id, message.at);
    const { providerId } = await this.sender.send({
      apiKey,
      from: { address: conversation.ours, name },
      to: conversation.contact_address,
      subject: facts?.subject ? answerSubject(facts.subject) : (name ?? conversation.ours),
      text: message.text,
      headers: facts ? answerHeaders(facts) : {},
      files: await this.#files(message.id),
      reference: `${message.id}.${message.attempt}`,
      isAnswer: facts !== undefined && (message.author === 'person' || message.answers_id !== null),
    });
    return { providerId, status: 'sent' };
  }

  async #answered(conversationId: string, before: number): Promise<ReturnType<typeof readMailFacts>> {
    const page = await this.messages.page(conversationId, before, 50);
    const latest = page.find(({ author }) => author === 'customer');
    return readMailFacts(latest?.metadata ?? null);
  }

  async #files(messageId: string): Promise<OutgoingMail['files']> {
    const rows = await this.attachments.ofMessages([messageId]);
    return Promise.all(
      rows.map(async ({ id, name, type }) => ({
        name: name ?? 'attachment',
        type,
        content: await this.media.read(id),
      })),
    );
  }
}
