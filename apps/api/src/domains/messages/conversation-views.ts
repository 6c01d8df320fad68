import { Injectable } from '@nestjs/common';
import type { Conversation } from '@centralita/shared-types';
import { Clock } from '../../platform/clock/clock';
import type { Tx } from '../../platform/database/tx';
import { CloudAccounts } from '../accounts/api/cloud-accounts';
import type { ConversationWithContact } from './conversations.store';
import { ConversationMarks, type Marks } from './handling/conversation-marks';
import type { ConversationRow } from './messages-schema';
import { MailSenders } from './mail/mail-senders';
import { OwnNumbers } from './own-numbers';
import { personCannotWrite, windowUntil } from './writable';

/** Conversations as pages know them. */
@Injectable()
export class ConversationViews {
  constructor(
    private readonly numbers: OwnNumbers,
    private readonly mail: MailSenders,
    private readonly cloud: CloudAccounts,
    private readonly marks: ConversationMarks,
    private readonly clock: Clock,
  ) {}

  async all(rows: readonly ConversationWithContact[]): Promise<Conversation[]> {
    const senders = new Map<string, boolean>();
    for (const row of rows) if (!senders.has(row.ours)) senders.set(row.ours, await this.hasSender(row));
    const marks = await this.marks.of(rows);
    return rows.flatMap((row, index) => {
      const mark = marks[index];
      return mark ? [{ ...this.#view(row, senders.get(row.ours) ?? false), ...mark }] : [];
    });
  }

  async one(row: ConversationWithContact): Promise<Conversation> {
    const [conversation] = await this.all([row]);
    if (!conversation) throw new Error('A conversation has one view.');
    return conversation;
  }

  /** Whether the organisation still has the number or address, and the server an account that sends from it. @param tx of whoever asks within a unit */
  async hasSender(conversation: ConversationRow, tx?: Tx): Promise<boolean> {
    const { organisation_id: id, channel, ours, account_sid: sid } = conversation;
    if (channel === 'email') return this.mail.has(id, ours);
    const login = this.cloud.loginOf(conversation);
    const hasAccount = login === undefined ? this.numbers.account(ours, sid) !== undefined : login !== null;
    return hasAccount && (await this.numbers.has(id, ours, tx));
  }

  #view(row: ConversationWithContact, hasSender: boolean): Omit<Conversation, keyof Marks> {
    const { contact_address: address } = row;
    return {
      id: row.id,
      channel: row.channel,
      contact: { id: row.contact_id, name: row.contact_name, address },
      language: row.language,
      ours: row.ours,
      state: row.state,
      snoozedUntil: row.snoozed_until,
      answeredBy: row.answered_by,
      unread: row.unread,
      last: lastOf(row),
      cannotWrite: personCannotWrite(row, address, this.clock.now(), hasSender),
      hasOptedOut: row.opted_out_at !== null,
      windowUntil: windowUntil(row),
      handedOver:
        row.handed_over_reason === null || row.handed_over_at === null
          ? null
          : {
              reason: row.handed_over_reason,
              at: row.handed_over_at,
              summary: row.handed_over_summary,
            },
    };
  }
}

const lastOf = (row: ConversationRow): Conversation['last'] =>
  row.last_author === null || row.last_status === null
    ? null
    : {
        text: row.last_text,
        author: row.last_author,
        status: row.last_status,
        hasAttachments: row.last_attachments > 0,
        at: row.last_at,
      };
