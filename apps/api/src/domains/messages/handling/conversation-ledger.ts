import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { ThreadEntryKind } from '@centralita/shared-types';
import { Clock } from '../../../platform/clock/clock';
import type { Tx } from '../../../platform/database/tx';
import { AuditLog, type Actor } from '../../audit/api/audit-log';
import { MessageLog } from '../message-log';
import type { ConversationRow } from '../messages-schema';
import type { EntryFacts, ThreadEntryRow } from './handling-schema';
import { ThreadEntriesStore } from './thread-entries.store';

export interface Deed {
  /** Of its line in the thread; a new one where absent. */
  id?: string;
  /** A rating is the customer's. */
  kind: Exclude<ThreadEntryKind, 'rated'>;
  actor: Actor;
  text?: string;
  facts?: EntryFacts;
}

/** Writes down what the team did with a conversation: in its thread and in the audit log. */
@Injectable()
export class ConversationLedger {
  constructor(
    private readonly entries: ThreadEntriesStore,
    private readonly audit: AuditLog,
    private readonly log: MessageLog,
    private readonly clock: Clock,
  ) {}

  async record(
    tx: Tx,
    conversation: ConversationRow,
    { id = randomUUID(), kind, actor, text = '', facts = {} }: Deed,
  ): Promise<ThreadEntryRow> {
    const entry = {
      id,
      organisation_id: conversation.organisation_id,
      conversation_id: conversation.id,
      kind,
      person_id: actor.personId ?? null,
      text,
      facts: JSON.stringify(facts),
      at: this.clock.now(),
    };
    await this.entries.insert(tx, entry);
    await this.audit.record(tx, {
      actor,
      action: `conversations/${kind}`,
      organisationId: conversation.organisation_id,
      subject: { kind: 'conversation', id: conversation.id },
      ...(facts.assigneeId && { details: { personId: facts.assigneeId } }),
    });
    return entry;
  }

  /** Tells open pages that it changed. */
  tell(tx: Tx, conversation: ConversationRow): void {
    this.log.tellConversation(tx, conversation);
  }
}
