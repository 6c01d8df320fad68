import { createHash, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import type { Actor } from '../../audit/api/audit-log';
import { ConversationsStore } from '../conversations.store';
import { ConversationChanges, type Change } from '../handling/conversation-changes';
import { ConversationLedger } from '../handling/conversation-ledger';
import { LabelsStore } from '../handling/labels.store';
import { ThreadEntriesStore } from '../handling/thread-entries.store';
import { PersonsMessages } from '../persons-messages';
import { notFound } from './conversations';

/** Who does it, and which time of all. */
export interface CombinedRun {
  organisationId: string;
  personId: string;
  actor: Actor;
  /** The same one again in a conversation changes nothing there. */
  clientId: string;
}

/** What is done with a conversation in one go, and what it is called in its thread. */
export interface Combined {
  name: string;
  /** Sent to the customer before anything else changes. */
  text?: string | undefined;
  addLabelIds: readonly string[];
  change: Pick<Change, 'answeredBy' | 'state' | 'assigneeId' | 'team'>;
  /** Of a snooze, epoch milliseconds. */
  until: number | null;
}

/** Does several things with a conversation in one unit of work: all of them, or none. */
@Injectable()
export class CombinedActions {
  constructor(
    private readonly store: ConversationsStore,
    private readonly own: PersonsMessages,
    private readonly labels: LabelsStore,
    private readonly changes: ConversationChanges,
    private readonly entries: ThreadEntriesStore,
    private readonly ledger: ConversationLedger,
    private readonly work: UnitOfWork,
  ) {}

  /**
   * Whether the assignee may have it, and whether the team is there, is for the caller to check, as `Assignees` does.
   *
   * @throws AppError `conversations/not-found`, `labels/not-found` (404), `messages/cannot-write` (409), `messages/empty`,
   * `conversations/no-bot-for-mail` (422)
   */
  async run(
    { organisationId, personId, actor, clientId }: CombinedRun,
    conversationId: string,
    { name, text, addLabelIds, change, until }: Combined,
  ): Promise<void> {
    const found = await this.store.find(conversationId, organisationId);
    if (!found) throw notFound();
    const hasSender = text !== undefined && (await this.own.hasSender(found));
    const id = entryOf(organisationId, conversationId, clientId);
    await this.work.run(async (tx) => {
      const held = await this.store.hold(tx, conversationId, organisationId);
      if (!held) throw notFound();
      if (await this.entries.has(tx, id)) return;
      await this.ledger.record(tx, held, { id, kind: 'macro', actor, text: name });
      if (text !== undefined) {
        const { contact_name, contact_address } = found;
        const conversation = { ...held, contact_name, contact_address };
        const message = { id: randomUUID(), personId, clientId: id, text, hasSender };
        await this.own.write(tx, conversation, message);
      }
      for (const labelId of addLabelIds) await this.changes.assertLabel(tx, organisationId, labelId);
      await this.labels.add(tx, conversationId, addLabelIds);
      // As the message left it: whose it is, who answers, and what is the last of it.
      const now = await this.store.hold(tx, conversationId, organisationId);
      if (now) await this.changes.write(tx, now, change, until, actor);
    });
  }
}

/** Of the line in the thread: a run that is asked for again finds it there. */
const entryOf = (...which: string[]): string =>
  createHash('sha256').update(JSON.stringify(which)).digest('hex').slice(0, 32);
