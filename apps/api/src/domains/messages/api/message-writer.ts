import { Injectable } from '@nestjs/common';
import type { FilledTemplate, Message, NewConversationMessage, NewMessage } from '@centralita/shared-types';
import { randomUUID } from 'node:crypto';
import type { Tx } from '../../../platform/database/tx';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { MessageTemplates } from '../../templates/api/message-templates';
import { cannotWriteError } from '../cannot-write-error';
import { ConversationsStore } from '../conversations.store';
import { MessageViews } from '../message-views';
import type { MessageRow } from '../messages-schema';
import { OwnNumbers } from '../own-numbers';
import { PersonsMessages } from '../persons-messages';
import { Threads } from '../threads';
import { notFound } from './conversations';

export interface Writer {
  personId: string;
  organisationId: string;
}

/** A message with all that is looked up before its unit of work. */
interface Checked extends NewMessage {
  template: FilledTemplate | undefined;
  hasSender: boolean;
}

/** Messages that people write. They are on disk with the job that sends them before anybody is told that they are queued. */
@Injectable()
export class MessageWriter {
  constructor(
    private readonly conversations: ConversationsStore,
    private readonly threads: Threads,
    private readonly numbers: OwnNumbers,
    private readonly own: PersonsMessages,
    private readonly templates: MessageTemplates,
    private readonly views: MessageViews,
    private readonly work: UnitOfWork,
  ) {}

  /** @throws AppError `conversations/not-found` (404), `messages/empty`, `messages/one-file` (422), `messages/cannot-write` (409) */
  async reply(writer: Writer, conversationId: string, message: NewMessage): Promise<Message> {
    const { organisationId } = writer;
    const found = await this.conversations.find(conversationId, organisationId);
    if (!found) throw notFound();
    const hasSender = await this.own.hasSender(found);
    const template = await this.#templateOf(organisationId, message);
    const row = await this.work.run(async (tx) => {
      await this.conversations.hold(tx, conversationId, organisationId);
      return this.#write(tx, writer, conversationId, { ...message, template, hasSender });
    });
    return this.views.one(row);
  }

  /** Begins a conversation, or goes on with it. @throws as `reply` */
  async begin(writer: Writer, { channel, to, from, ...message }: NewConversationMessage): Promise<Message> {
    const { organisationId } = writer;
    const ours = from ?? (await this.numbers.first(organisationId, channel));
    if (ours === undefined || !(await this.numbers.has(organisationId, ours)))
      throw cannotWriteError('no-sender');
    const hasSender = this.numbers.canSend(channel, ours);
    const template = await this.#templateOf(organisationId, message);
    const row = await this.work.run(async (tx) => {
      const thread = { organisationId, channel, address: to, ours };
      const { id } = await this.threads.open(tx, thread, 'person');
      return this.#write(tx, writer, id, { ...message, template, hasSender });
    });
    return this.views.one(row);
  }

  /** @throws AppError `messages/not-found` (404), `messages/not-failed` (409), `messages/cannot-write` (409) */
  async retry({ organisationId }: Writer, messageId: string): Promise<Message> {
    const row = await this.work.run((tx) => this.own.retry(tx, organisationId, messageId));
    return this.views.one(row);
  }

  async #write(
    tx: Tx,
    writer: Writer,
    conversationId: string,
    { clientId, text, attachments, template, hasSender }: Checked,
  ): Promise<MessageRow> {
    const conversation = await this.conversations.find(conversationId, writer.organisationId, tx);
    if (!conversation) throw notFound();
    return this.own.write(tx, conversation, {
      id: randomUUID(),
      personId: writer.personId,
      clientId,
      ...(text !== undefined && { text }),
      ...(attachments && { attachments }),
      template,
      hasSender,
    });
  }

  /** @throws AppError as `MessageTemplates.fill` */
  async #templateOf(
    organisationId: string,
    { templateId, templateValues = [] }: NewMessage,
  ): Promise<FilledTemplate | undefined> {
    if (templateId === undefined) return undefined;
    const values = Object.fromEntries(templateValues.map(({ name, value }) => [name, value]));
    return this.templates.fill(organisationId, templateId, values);
  }
}
