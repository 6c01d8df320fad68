import { Injectable } from '@nestjs/common';
import { MESSAGE_TEXT_MAX, type FilledTemplate } from '@centralita/shared-types';
import { Clock } from '../../platform/clock/clock';
import type { Tx } from '../../platform/database/tx';
import { AppError } from '../../platform/errors/app-error';
import { AttachmentsStore } from './attachments.store';
import { cannotWriteError } from './cannot-write-error';
import { ConversationViews } from './conversation-views';
import { ConversationsStore, type ConversationWithContact } from './conversations.store';
import { MessageLog } from './message-log';
import { OWN_RANK } from './message-status';
import { canRetry } from './message-views';
import type { MessageRow } from './messages-schema';
import { MessagesStore } from './messages.store';
import { Outbox } from './outbox';
import { ONE_FILE } from './outgoing-files';
import { templateColumns } from './template-of-message';
import { cannotWrite, personCannotWrite } from './writable';

export interface PersonsMessage {
  id: string;
  personId: string;
  clientId: string;
  text?: string;
  attachments?: string[];
  /** In place of text and files. */
  template?: FilledTemplate | undefined;
  /** Whether the organisation can send from the number of the conversation. */
  hasSender: boolean;
}

/** What a person writes: it pauses the bot, and is checked by the same rules whichever page it comes from. */
@Injectable()
export class PersonsMessages {
  constructor(
    private readonly messages: MessagesStore,
    private readonly conversations: ConversationsStore,
    private readonly attachments: AttachmentsStore,
    private readonly views: ConversationViews,
    private readonly outbox: Outbox,
    private readonly log: MessageLog,
    private readonly clock: Clock,
  ) {}

  hasSender(conversation: ConversationWithContact): Promise<boolean> {
    return this.views.hasSender(conversation);
  }

  /** @param conversation whose row the unit holds */
  async write(tx: Tx, conversation: ConversationWithContact, message: PersonsMessage): Promise<MessageRow> {
    const { id, personId, clientId, template, hasSender } = message;
    const { text = '', attachments = [] } = template ? { text: template.text } : message;
    const { organisation_id: organisationId, contact_address: address } = conversation;
    const known = await this.messages.ofClientId(tx, organisationId, clientId);
    if (known) return known;
    if (text === '' && attachments.length === 0) throw empty();
    if (template && conversation.channel !== 'whatsapp') throw notOnChannel();
    if (attachments.length > 1 && conversation.channel === 'whatsapp') throw oneFile();
    const wording = template ? 'template' : 'free';
    const reason = personCannotWrite(conversation, address, this.clock.now(), hasSender, wording);
    if (reason !== null) throw cannotWriteError(reason);
    if (!(await this.attachments.attach(tx, organisationId, id, attachments))) throw noFile();
    const { contact_name: _name, contact_address: _address, ...row } = conversation;
    const files = attachments.length;
    await this.outbox.write(
      tx,
      row,
      {
        ...{ id, author: 'person', person_id: personId, client_id: clientId, text, attachments: files },
        ...(template && templateColumns(template)),
      },
      {
        answered_by: 'person',
        handed_over_reason: null,
        handed_over_at: null,
        unread: 0,
        // Who answers what is nobody's has it from then on.
        assigned_to: row.assigned_to ?? personId,
      },
    );
    return this.#find(tx, id, organisationId);
  }

  async retry(tx: Tx, organisationId: string, id: string): Promise<MessageRow> {
    const message = await this.#find(tx, id, organisationId);
    const conversation = await this.conversations.find(message.conversation_id, organisationId, tx);
    if (!conversation) throw notFound();
    await this.conversations.hold(tx, conversation.id);
    const held = await this.messages.hold(tx, id);
    if (!held || !canRetry(held)) throw notFailed();
    const wording = held.template === null ? 'free' : 'template';
    const { contact_address: address } = conversation;
    const reasonOf = held.author === 'person' ? personCannotWrite : cannotWrite;
    const reason = reasonOf(conversation, address, this.clock.now(), true, wording);
    if (reason !== null) throw cannotWriteError(reason);
    const attempt = held.attempt + 1;
    const anew = { status_rank: OWN_RANK, provider_id: null, error_code: null, error_detail: null };
    await this.log.change(tx, held, { status: 'queued', attempt, needs_person: 0, asked_at: null, ...anew });
    await this.attachments.clearProblems(tx, id);
    await this.outbox.enqueue(tx, conversation, { messageId: id, attempt }, this.clock.now());
    return this.#find(tx, id, organisationId);
  }

  async #find(tx: Tx, id: string, organisationId: string): Promise<MessageRow> {
    const message = await this.messages.find(id, tx);
    if (message?.organisation_id !== organisationId) throw notFound();
    return message;
  }
}

const notFound = (): AppError =>
  new AppError({
    code: 'messages/not-found',
    detail: 'There is no such message. Load the conversation again.',
    status: 404,
  });

const notFailed = (): AppError =>
  new AppError({
    code: 'messages/not-failed',
    detail: 'This message has not failed, so it is not sent again. Load the conversation again.',
    status: 409,
  });

const empty = (): AppError =>
  new AppError({
    code: 'messages/empty',
    detail: `A message needs a text of 1 to ${MESSAGE_TEXT_MAX} characters, or a file.`,
    status: 422,
  });

const notOnChannel = (): AppError =>
  new AppError({
    code: 'templates/not-on-channel',
    detail: 'Templates are sent over WhatsApp only. Write a text instead.',
    status: 422,
  });

const oneFile = (): AppError =>
  new AppError({
    code: ONE_FILE,
    detail: 'WhatsApp takes one file with a message. Send them one by one.',
    status: 422,
  });

const noFile = (): AppError =>
  new AppError({
    code: 'attachments/not-found',
    detail: 'A file of this message is not there any more, or went with another. Add it again.',
    status: 404,
  });
