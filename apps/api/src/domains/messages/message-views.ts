import { Injectable } from '@nestjs/common';
import type { AnswerSource, Attachment, Message } from '@centralita/shared-types';
import { PeopleDirectory } from '../people/api/people-directory';
import { AttachmentsStore } from './attachments.store';
import { readMailFacts } from './mail/mail-facts';
import { isLost } from './message-status';
import type { AttachmentRow, MessageRow } from './messages-schema';
import { readTemplate } from './template-of-message';

/** Messages as pages know them. */
@Injectable()
export class MessageViews {
  constructor(
    private readonly attachments: AttachmentsStore,
    private readonly people: PeopleDirectory,
  ) {}

  async all(rows: readonly MessageRow[]): Promise<Message[]> {
    const withFiles = rows.filter(({ attachments }) => attachments > 0).map(({ id }) => id);
    const personIds = [...new Set(rows.flatMap(({ person_id: id }) => id ?? []))];
    const [files, names] = await Promise.all([
      this.attachments.ofMessages(withFiles),
      personIds.length > 0 ? this.people.names(personIds) : new Map<string, string>(),
    ]);
    const filesOf = Map.groupBy(files, ({ message_id: id }) => id);
    return rows.map((row) => ({
      id: row.id,
      conversationId: row.conversation_id,
      author: row.author,
      person: row.person_id === null ? null : (names.get(row.person_id) ?? null),
      ...mailOf(row),
      text: row.text,
      at: row.at,
      status: row.status,
      statusAt: row.status_at,
      error: row.error_code === null ? null : { code: row.error_code, detail: row.error_detail ?? '' },
      canRetry: canRetry(row),
      ...templateOf(row),
      ...(row.reaction !== null && { reaction: row.reaction }),
      attachments: (filesOf.get(row.id) ?? []).map(attachmentView),
      source: row.source === null ? null : (JSON.parse(row.source) as AnswerSource | null),
    }));
  }

  async one(row: MessageRow): Promise<Message> {
    const [message] = await this.all([row]);
    if (!message) throw new Error('A message has one view.');
    return message;
  }
}

function mailOf({ author, metadata }: MessageRow): Pick<Message, 'subject' | 'html' | 'sender'> {
  const facts = author === 'customer' ? readMailFacts(metadata) : undefined;
  if (!facts) return {};
  const { subject, html, sender } = facts;
  return { subject, ...(html && { html }), ...(sender && { sender }) };
}

function templateOf(row: MessageRow): Pick<Message, 'template'> {
  const template = readTemplate(row);
  return template
    ? { template: { name: template.name, buttons: template.buttons.map(({ title }) => title) } }
    : {};
}

/** What did not reach the other side, and what nobody knows of after it was looked up. */
export const canRetry = ({ author, status, needs_person: open }: MessageRow): boolean =>
  (author === 'person' || author === 'bot') && (isLost(status) || (status === 'uncertain' && open === 1));

export const attachmentView = (row: AttachmentRow): Attachment => ({
  id: row.id,
  type: row.type,
  name: row.name,
  bytes: row.bytes,
  state: row.state,
  problem: row.problem,
  transcript: row.transcript,
});
