import { Injectable } from '@nestjs/common';
import type { ConversationChange, ConversationsChange, ThreadEntryKind } from '@centralita/shared-types';
import { Clock } from '../../../platform/clock/clock';
import type { Tx } from '../../../platform/database/tx';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { AppError } from '../../../platform/errors/app-error';
import { JobQueue } from '../../../platform/queue/job-queue';
import { phoneNumberIdOf } from '../../accounts/api/cloud-account';
import type { Actor } from '../../audit/api/audit-log';
import { Contacts } from '../../contacts/api/contacts';
import { ConversationsStore } from '../conversations.store';
import { Assignees } from './assignees';
import { ConversationLedger } from '../handling/conversation-ledger';
import { TELL_READ, WAKE_CONVERSATION } from '../message-queues';
import type { ConversationRow } from '../messages-schema';
import { notFound } from './conversations';

const YEAR_MS = 366 * 86_400_000;
const ENTRY_OF_STATE = { open: 'reopened', waiting: 'waiting', snoozed: 'snoozed', done: 'done' } as const;

/** What people do with conversations: whose each is, who answers, and when it is out of sight. */
@Injectable()
export class ConversationActions {
  constructor(
    private readonly store: ConversationsStore,
    private readonly contacts: Contacts,
    private readonly assignees: Assignees,
    private readonly ledger: ConversationLedger,
    private readonly jobs: JobQueue,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws AppError `conversations/not-found` (404), `conversations/bad-snooze`, `conversations/not-assignable` (422) */
  async change(organisationId: string, id: string, change: ConversationChange, actor: Actor): Promise<void> {
    if (change.assigneeId)
      await this.assignees.assertAssignable(organisationId, change.assigneeId, actor.personId);
    const until = change.state === 'snoozed' ? this.#checked(change.snoozedUntil) : null;
    await this.work.run(async (tx) => {
      const conversation = await this.store.hold(tx, id, organisationId);
      if (!conversation) throw notFound();
      await this.#change(tx, conversation, change, until, actor);
    });
  }

  /** The same for several. @returns how many are there. @throws AppError as `change`, but for those that are gone */
  async changeMany(
    organisationId: string,
    { ids, state, snoozedUntil, assigneeId }: ConversationsChange,
    actor: Actor,
  ): Promise<number> {
    if (assigneeId) await this.assignees.assertAssignable(organisationId, assigneeId, actor.personId);
    const until = state === 'snoozed' ? this.#checked(snoozedUntil) : null;
    const change = { ...(state && { state }), ...(assigneeId !== undefined && { assigneeId }) };
    return this.work.run(async (tx) => {
      let changed = 0;
      // Always in one order: two who change the same ones wait for each other, and never in a circle.
      for (const id of ids.toSorted()) {
        const conversation = await this.store.hold(tx, id, organisationId);
        if (!conversation) continue;
        await this.#change(tx, conversation, change, until, actor);
        changed += 1;
      }
      return changed;
    });
  }

  /** @throws AppError `conversations/not-found` (404) */
  async markRead(organisationId: string, id: string): Promise<void> {
    await this.work.run(async (tx) => {
      const conversation = await this.store.hold(tx, id, organisationId);
      if (!conversation) throw notFound();
      if (conversation.unread === 0) return;
      await this.store.change(tx, id, { unread: 0 });
      if (phoneNumberIdOf(conversation.account_sid) !== undefined)
        await this.jobs.enqueue(tx, TELL_READ, { conversationId: id });
      this.ledger.tell(tx, conversation);
    });
  }

  async #change(
    tx: Tx,
    conversation: ConversationRow,
    change: ConversationChange,
    until: number | null,
    actor: Actor,
  ): Promise<void> {
    const { id, organisation_id: organisationId } = conversation;
    const { answeredBy, state, contactName } = change;
    // Whoever takes it, or gives it back, has seen why a person was asked for.
    const seen = { handed_over_reason: null, handed_over_at: null };
    const taker = answeredBy === 'person' && conversation.assigned_to === null ? actor.personId : undefined;
    const assigneeId = change.assigneeId ?? taker;
    await this.store.change(tx, id, {
      id,
      ...(answeredBy && { answered_by: answeredBy, ...(answeredBy === 'bot' && seen) }),
      ...(state && { state, snoozed_until: until, ...(state !== 'open' && { ...seen, unread: 0 }) }),
      ...(assigneeId !== undefined && { assigned_to: assigneeId || null }),
    });
    if (contactName !== undefined)
      await this.contacts.rename(tx, organisationId, conversation.contact_id, contactName);
    if (until !== null)
      await this.jobs.enqueue(tx, WAKE_CONVERSATION, { conversationId: id, until }, { runAt: until });

    const record = (kind: ThreadEntryKind, facts = {}): Promise<unknown> =>
      this.ledger.record(tx, conversation, { kind, actor, facts });
    if (state && (state !== conversation.state || until !== conversation.snoozed_until))
      await record(ENTRY_OF_STATE[state], until === null ? {} : { until });
    if (assigneeId !== undefined && assigneeId !== (conversation.assigned_to ?? ''))
      await record(assigneeId ? 'assigned' : 'unassigned', assigneeId ? { assigneeId } : {});
    this.ledger.tell(tx, conversation);
  }

  #checked(until: number | undefined): number {
    const now = this.clock.now();
    if (until !== undefined && until > now && until < now + YEAR_MS) return until;
    throw new AppError({
      code: 'conversations/bad-snooze',
      detail: 'A conversation is snoozed until a moment to come, within a year. Choose another time.',
      status: 422,
    });
  }
}
