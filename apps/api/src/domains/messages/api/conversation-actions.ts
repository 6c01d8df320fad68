import { Injectable } from '@nestjs/common';
import type { ConversationChange, ConversationsChange } from '@centralita/shared-types';
import { Clock } from '../../../platform/clock/clock';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { AppError } from '../../../platform/errors/app-error';
import { JobQueue } from '../../../platform/queue/job-queue';
import { phoneNumberIdOf } from '../../accounts/api/cloud-account';
import type { Actor } from '../../audit/api/audit-log';
import { ConversationsStore } from '../conversations.store';
import { Assignees } from './assignees';
import { ConversationChanges } from '../handling/conversation-changes';
import { ConversationLedger } from '../handling/conversation-ledger';
import { TELL_READ } from '../message-queues';
import { notFound } from './conversations';

const YEAR_MS = 366 * 86_400_000;

/** What people do with conversations: whose each is, who answers, and when it is out of sight. */
@Injectable()
export class ConversationActions {
  constructor(
    private readonly store: ConversationsStore,
    private readonly assignees: Assignees,
    private readonly changes: ConversationChanges,
    private readonly ledger: ConversationLedger,
    private readonly jobs: JobQueue,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws AppError `conversations/not-found` (404), `conversations/bad-snooze`, `conversations/not-assignable`, `conversations/no-bot-for-mail` (422) */
  async change(organisationId: string, id: string, change: ConversationChange, actor: Actor): Promise<void> {
    if (change.assigneeId)
      await this.assignees.assertAssignable(organisationId, change.assigneeId, actor.personId);
    const { teamId, ...wanted } = change;
    const team = teamId === undefined ? {} : { team: await this.assignees.team(organisationId, teamId) };
    const until = change.state === 'snoozed' ? this.#checked(change.snoozedUntil) : null;
    await this.work.run(async (tx) => {
      const conversation = await this.store.hold(tx, id, organisationId);
      if (!conversation) throw notFound();
      await this.changes.write(tx, conversation, { ...wanted, ...team }, until, actor);
    });
  }

  /**
   * The same for several, all in one unit.
   *
   * @returns how many are there
   * @throws AppError as `change`, but for those that are gone; `labels/not-found` (404)
   */
  async changeMany(
    organisationId: string,
    { ids, state, snoozedUntil, assigneeId, teamId, addLabelId, removeLabelId }: ConversationsChange,
    actor: Actor,
  ): Promise<number> {
    if (!state && [assigneeId, teamId, addLabelId, removeLabelId].every((id) => id === undefined)) return 0;
    if (assigneeId) await this.assignees.assertAssignable(organisationId, assigneeId, actor.personId);
    const until = state === 'snoozed' ? this.#checked(snoozedUntil) : null;
    const change = {
      ...(state && { state }),
      ...(assigneeId !== undefined && { assigneeId }),
      ...(teamId !== undefined && { team: await this.assignees.team(organisationId, teamId) }),
      ...(addLabelId !== undefined && { addLabelId }),
      ...(removeLabelId !== undefined && { removeLabelId }),
    };
    return this.work.run(async (tx) => {
      if (addLabelId !== undefined) await this.changes.assertLabel(tx, organisationId, addLabelId);
      let changed = 0;
      // Always in one order: two who change the same ones wait for each other, and never in a circle.
      for (const id of ids.toSorted()) {
        const conversation = await this.store.hold(tx, id, organisationId);
        if (!conversation) continue;
        await this.changes.write(tx, conversation, change, until, actor);
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
